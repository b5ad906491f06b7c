// renkei-pages: one untrusted page, news or calendar from standard input to drafts on standard output (site/wire.hpp).
// `renkei site fetch` starts it once a page; nobody else needs it.
//
//   renkei-pages page|news|calendar ADDRESS [CHARSET] < question > answer
//
// Exit code: 0 with an answer, also that it is nothing of its kind; 64 called wrongly; 69 the walls cannot be put up.

#include <unistd.h>

#include <string>

#include "base/descriptor.hpp"
#include "site/events.hpp"
#include "site/news.hpp"
#include "site/wire.hpp"
#include "walls/walls.hpp"

namespace {

using namespace renkei;

constexpr size_t kMostMunicipalities = size_t{1} << 20;   // bytes

[[noreturn]] void say(const site::Answer& answer)
{
    const std::string bytes = written(answer);
    if (bytes.size() > site::kMostAnswer || !write_all(STDOUT_FILENO, bytes.data(), bytes.size())) ::_exit(1);
    // Straight out of the program: nothing that a page may have left in memory is run on the way.
    ::_exit(0);
}

site::Answer read(site::Kind kind, const std::string& address, const std::string& charset, const site::Question& question)
{
    site::Answer answer;
    if (kind != site::Kind::Page) {
        auto drafts = kind == site::Kind::News ? site::news_of(question.bytes) : site::calendar_of(question.bytes);
        answer.read = drafts.ok();
        if (drafts) answer.drafts = std::move(drafts).value();
        return answer;
    }
    const auto page = site::outline_of(question.bytes, charset);
    if (!page) return answer;
    answer.read = true;
    answer.links = page->links;
    answer.drafts = site::events_in(page->json_ld, address);
    // A page that tells its events to machines is believed in that; what it says to people is the same.
    if (answer.drafts.empty()) answer.drafts.push_back(site::draft_of(*page, address, question.municipalities));
    return answer;
}

}  // namespace

int main(int count, char** words)
{
    constexpr int kCalledWrongly = 64, kNoWalls = 69;
    constexpr uint64_t kMemory = uint64_t{512} << 20, kSeconds = 10;
    const auto kind = count == 3 || count == 4 ? site::kind_named(words[1]) : std::nullopt;
    if (!kind) return kCalledWrongly;
    const std::string address = words[2], charset = count == 4 ? words[3] : "";
    if (!walls::limit_resources({.memory_bytes = kMemory, .processor_seconds = kSeconds}) || !walls::enter(walls::Work::Decode)) return kNoWalls;
    std::string input(site::kMostPageBytes + kMostMunicipalities + 1, '\0');
    input.resize(read_all(STDIN_FILENO, input.data(), input.size()).value_or(0));
    say(read(*kind, address, charset, site::question_in(input)));
}
