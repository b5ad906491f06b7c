// A workbook that cannot be written: one sentence of ours, and nothing left.

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdio>

#include "base/descriptor.hpp"
#include "intake/new_workbook.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::intake;

namespace {

// What is written to the standard error while it is there.
class Heard {
  public:
    Heard() : before_(::dup(STDERR_FILENO))
    {
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0);
        from_ = Descriptor(ends[0]);
        ::dup2(ends[1], STDERR_FILENO);
        ::close(ends[1]);
    }
    std::string end()
    {
        std::fflush(stderr);
        ::dup2(before_.get(), STDERR_FILENO);
        std::string said(4096, '\0');
        const ssize_t got = ::read(from_.get(), said.data(), said.size());
        said.resize(got > 0 ? static_cast<size_t>(got) : 0);
        return said;
    }

  private:
    Descriptor before_, from_;
};

// Files may not grow any more: as on a disk that is full.
class FullDisk {
  public:
    FullDisk() : signal_(std::signal(SIGXFSZ, SIG_IGN))
    {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        const rlimit small{1000, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        (void)std::signal(SIGXFSZ, signal_);
    }

  private:
    rlimit before_{};
    void (*signal_)(int);
};

Result<void> write_large(const std::filesystem::path& place)
{
    auto book = NewWorkbook::begin(place, Instant{});
    REQUIRE(book.ok());
    lxw_worksheet* const sheet = book->sheet("表");
    for (lxw_row_t row = 0; row < 2000; ++row) write_text(sheet, row, 0, "行 " + std::to_string(row * 7919), nullptr);
    return book->finish(false);
}

}  // namespace

TEST_CASE("a workbook for which there is no room is told once, by whoever asked for it", "[intake]")
{
    const tests::TemporaryFolder folder;
    const auto place = folder.path() / "a.xlsx";
    Heard heard;
    Result<void> written;
    {
        const FullDisk full;
        written = write_large(place);
    }
    const std::string said = heard.end();
    REQUIRE_FALSE(written.ok());
    CHECK(said.empty());
    CHECK(written.error().japanese.find("a.xlsx") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK(write_large(place).ok());
    std::fputs("", stderr);   // it is where it was
}
