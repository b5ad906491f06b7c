// What staff have said of tables with headings of their own: kept outside of revisions, by the headings.

#include "stores.hpp"
#include "support/content_builder.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;

namespace {

store::Pairing a_pairing(const std::string& headings, const std::string& who)
{
    return {.number = 0, .kind = "events", .headings = headings, .pairs = "[[\"a\",\"題名\"]]", .who = who, .made = kNoon};
}

}  // namespace

TEST_CASE("a pairing is kept, replaced by the next for the same headings, and forgotten by its number", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    CHECK(taken(store.pairings()).empty());
    REQUIRE(store.pair(a_pairing("a\nb\n", "花子")).ok());
    REQUIRE(store.pair(a_pairing("a\n", "花子")).ok());
    REQUIRE(store.pair(a_pairing("a\nb\n", "太郎")).ok());
    const auto all = taken(store.pairings());
    REQUIRE(all.size() == 2);
    CHECK(all[0].who == "太郎");
    CHECK(all[0].headings == "a\nb\n");
    CHECK(all[0].kind == "events");
    CHECK(all[0].pairs == "[[\"a\",\"題名\"]]");
    CHECK(all[0].made == kNoon);
    CHECK(taken(store.forget_pairing(all[0].number)).who == "太郎");
    CHECK(store.forget_pairing(all[0].number).error().kind == ErrorKind::NotFound);
    CHECK(taken(store.pairings()).size() == 1);
    // No revision comes, goes or counts by it.
    (void)taken(store.commit(a_content().build(), a_request("r", true)));
    CHECK(taken(store.pairings()).size() == 1);
    CHECK(taken(store.history()).size() == 2);
}

TEST_CASE("of very many pairings the oldest go, and a reader changes none", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    for (size_t i = 0; i < store::Store::kMostPairings + 3; ++i) REQUIRE(store.pair(a_pairing(std::to_string(i) + "\n", "花子")).ok());
    const auto all = taken(store.pairings());
    CHECK(all.size() == store::Store::kMostPairings);
    CHECK(all.front().headings == std::to_string(store::Store::kMostPairings + 2) + "\n");
    CHECK(all.back().headings == "3\n");
    auto reader = taken(store::Store::open(folder.path(), {.access = store::Access::Read}));
    CHECK_FALSE(reader.pair(a_pairing("x\n", "花子")).ok());
    CHECK_FALSE(reader.forget_pairing(all.front().number).ok());
    CHECK(taken(reader.pairings()).size() == all.size());
}
