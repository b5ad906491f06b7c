#include "commands/page_reader.hpp"

#include <unistd.h>

#include "base/sentence.hpp"
#include "commands/confined_child.hpp"
#include "commands/shipped_files.hpp"

namespace renkei::commands {
namespace {

namespace fs = std::filesystem;

constexpr auto kLongest = std::chrono::seconds(30);   // three times its bound of processor time

Error no_work(const fs::path& program) { return {ErrorKind::Unavailable, sentence("{1} does not do its work ({2}), so nothing was looked at; install renkei again", program, sentence("it answers nothing that can be understood"))}; }

// Nothing where it says nothing that can be understood, which a page can bring about.
Result<std::optional<site::Answer>> ask(const fs::path& program, site::Kind kind, const std::string& address, const std::string& charset,
                                        const std::string& question)
{
    RENKEI_TRY(const Descriptor input, as_file({reinterpret_cast<const uint8_t*>(question.data()), question.size()}));
    std::vector<std::string> words{site::kind_name(kind), address};
    if (!charset.empty()) words.push_back(charset);
    RENKEI_TRY(const ConfinedAnswer answer, ask_confined(program, std::move(words), {{input.get(), STDIN_FILENO}}, site::kMostAnswer, kLongest));
    if (!answer.well()) return answer.unavailable() ? no_work(program) : Result<std::optional<site::Answer>>(std::nullopt);
    return site::answer_in({reinterpret_cast<const char*>(answer.bytes.data()), answer.bytes.size()});
}

}  // namespace

fs::path pages_program() { return tool_program("renkei-pages"); }

Result<void> try_pages(const fs::path& program)
{
    RENKEI_TRY(const auto trial, ask(program, site::Kind::Page, "https://localhost/", "", site::question({}, "<p>renkei</p>")));
    return trial && trial->read ? Result<void>() : no_work(program);
}

Result<site::Answer> read_page(const fs::path& program, site::Kind kind, const std::string& address, std::string_view bytes,
                               std::span<const model::Municipality> municipalities, const std::string& charset)
{
    RENKEI_TRY(auto answer, ask(program, kind, address, charset, site::question(municipalities, bytes)));
    if (answer) return *std::move(answer);
    // A page can bring it down; but when it cannot read the plainest one either, the page is not to blame.
    RENKEI_CHECK(try_pages(program));
    return site::Answer{};
}

}  // namespace renkei::commands
