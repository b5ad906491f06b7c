#include "intake/new_workbook.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/sentence.hpp"
#include "base/utf8.hpp"
#include "base/write_failure.hpp"

namespace renkei::intake {
namespace {

namespace fs = std::filesystem;

constexpr const char* kType = "游ゴシック";

Error there_already(const fs::path& place) { return {ErrorKind::CannotCreate, sentence("{1} is there already and was left as it is; take another name, or remove it first", place)}; }
Error not_written(const fs::path& place, int code) { return {kind_of_write(code), sentence("{1} cannot be written ({2}); check the folder, the free space and whether it may be written", place, std::strerror(code))}; }

// On the disk, so that a stick may be pulled out.
bool flushed(const fs::path& file)
{
    const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool well = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    return well;
}

// What the library cannot write it says on the standard error in words of its own, beside returning it: here that is the caller's to say.
// Of glibc the standard streams are variables that may be set; nobody else speaks while a workbook is written.
class Hush {
  public:
    Hush() : nowhere_(std::fopen("/dev/null", "we")), before_(stderr)
    {
        if (nowhere_ != nullptr) stderr = nowhere_;
    }
    Hush(const Hush&) = delete;
    Hush& operator=(const Hush&) = delete;
    ~Hush()
    {
        stderr = before_;
        if (nowhere_ != nullptr) std::fclose(nowhere_);
    }

  private:
    std::FILE *nowhere_, *before_;
};

// `code`: the errno of what failed in it.
lxw_error closed(lxw_workbook* book, int& code)
{
    const Hush hush;
    errno = 0;
    const lxw_error failed = workbook_close(book);
    code = errno;
    return failed;
}

}  // namespace

Result<NewWorkbook> NewWorkbook::begin(const fs::path& place, Instant written)
{
    std::error_code failed;
    if (place.extension() != ".xlsx")
        return Error{ErrorKind::Usage, sentence("The name of a workbook ends in .xlsx; write {1}", fs::path(place).replace_extension(".xlsx"))};
    // Known before the work is done; the library would only say that it failed.
    const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, failed)) return not_written(place, ENOENT);
    if (::access(folder.c_str(), W_OK) != 0) return not_written(place, errno);
    const fs::path beside = folder / ("." + place.filename().string() + "." + std::to_string(::getpid()) + ".part");
    lxw_workbook* const book = workbook_new(beside.c_str());
    if (book == nullptr) return not_written(place, ENOMEM);
    lxw_doc_properties properties{};
    properties.created = std::chrono::duration_cast<std::chrono::seconds>(written.time_since_epoch()).count();
    workbook_set_properties(book, &properties);
    return NewWorkbook(place, beside, book);
}

NewWorkbook::NewWorkbook(NewWorkbook&& other) noexcept : place_(std::move(other.place_)), beside_(std::move(other.beside_)),
    book_(std::exchange(other.book_, nullptr)) {}

NewWorkbook::~NewWorkbook()
{
    if (book_ != nullptr) lxw_workbook_free(book_);   // given up: nothing was written yet
}

lxw_worksheet* NewWorkbook::sheet(const std::string& name) { return workbook_add_worksheet(book_, name.c_str()); }

lxw_format* NewWorkbook::format()
{
    lxw_format* const made = workbook_add_format(book_);
    format_set_font_name(made, kType);
    format_set_font_size(made, 11);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
}

Result<void> NewWorkbook::finish(bool may_replace)
{
    int code = 0;
    const lxw_error failed = closed(std::exchange(book_, nullptr), code);
    std::error_code ignored;
    if (failed != LXW_NO_ERROR || !flushed(beside_)) {
        fs::remove(beside_, ignored);
        return not_written(place_, code != 0 ? code : EIO);
    }
    if (::renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, place_.c_str(), may_replace ? 0 : RENAME_NOREPLACE) == 0) return {};
    const int refused = errno;
    // Some file systems of the network do not know the question, so it is asked beforehand.
    const bool plainly = refused == EINVAL && !fs::exists(fs::symlink_status(place_, ignored)) && ::rename(beside_.c_str(), place_.c_str()) == 0;
    if (plainly) return {};
    fs::remove(beside_, ignored);
    return refused == EEXIST || refused == EINVAL ? there_already(place_) : not_written(place_, refused);
}

void write_text(lxw_worksheet* sheet, lxw_row_t row, size_t column, const std::string& text, lxw_format* format)
{
    constexpr size_t kMost = 16'000;   // characters; each is two units at most
    size_t end = 0;
    for (size_t count = 0; end < text.size() && count < kMost; ++count) end += code_point_length(text, end);
    worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), text.substr(0, end).c_str(), format);
}

}  // namespace renkei::intake
