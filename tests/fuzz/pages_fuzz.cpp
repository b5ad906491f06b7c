// What renkei-pages does with a page, a feed of news or a calendar that a stranger wrote, without its walls; and what is believed of its answer.
// The first byte says which of them it is.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "site/events.hpp"
#include "site/news.hpp"
#include "site/wire.hpp"

namespace {

using namespace renkei;

const std::array<std::string, 4> kCharsets{"", "shift_jis", "euc-jp", "iso-2022-jp"};
constexpr const char* kAddress = "https://www.example.jp/renkei/";

const std::vector<model::Municipality>& municipalities()
{
    static const std::vector<model::Municipality> all = site::question_in("01219\t北海道\t紋別市\n01665\t北海道\t弟子屈町\n13206\t東京都\t府中市\n34208\t広島県\t府中市\n\n").municipalities;
    return all;
}

void passed_on(const site::Answer& answer)
{
    const auto again = site::answer_in(written(answer));
    if (!again) std::abort();
    // What was believed once is said and believed again.
    const auto twice = site::answer_in(written(*again));
    if (!twice || twice->drafts.size() != again->drafts.size() || twice->links.size() != again->links.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    site::Answer answer{.read = true, .drafts = {}, .links = {}};
    switch (data[0] % 4) {
        case 0:
            if (const auto page = site::outline_of(bytes, kCharsets[data[0] / 4 % kCharsets.size()])) {
                answer.links = page->links;
                answer.drafts = site::events_in(page->json_ld, kAddress);
                answer.drafts.push_back(site::draft_of(*page, kAddress, municipalities()));
            }
            break;
        case 1:
            if (auto news = site::news_of(bytes)) answer.drafts = std::move(news).value();
            break;
        case 2:
            if (auto events = site::calendar_of(bytes)) answer.drafts = std::move(events).value();
            break;
        default:
            if (auto told = site::answer_in(bytes)) answer = std::move(*told);   // of a renkei-pages that was taken over
    }
    passed_on(answer);
    return 0;
}
