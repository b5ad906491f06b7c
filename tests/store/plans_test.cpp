// Publications at a time to come: carried out once, in the order of their times, and never over something newer.

#include "stores.hpp"
#include "support/content_builder.hpp"
#include "support/temporary_folder.hpp"

using namespace renkei;
using namespace renkei::tests;
using Outcome = store::CarriedOut::Outcome;

namespace {

constexpr auto kHour = std::chrono::hours(1);

store::RevisionId a_revision(store::Store& store, int events, bool publish)
{
    return taken(store.commit(a_content().with_events(events).build(), a_request("r", publish))).id;
}

store::Plan a_plan(store::RevisionId revision, Instant at) { return {.revision = revision, .at = at, .who = "花子", .note = "十二月", .made = kNoon}; }

std::string actions(const store::Store& store)
{
    std::string all;
    // load, publish, rollback, plan (x), cancel
    for (const auto& line : taken(store.history())) all = std::string(1, "lprxc"[static_cast<size_t>(line.action)]) + std::to_string(line.revision) + " " + all;
    return all;
}

}  // namespace

TEST_CASE("what is planned is shown at its time, after any power cut, and told in the history", "[store]")
{
    const TemporaryFolder folder;
    store::RevisionId draft = 0;
    {
        auto store = a_store(folder.path());
        a_revision(store, 1, true);
        draft = a_revision(store, 2, false);
        (void)taken(store.plan(a_plan(draft, kNoon + kHour)));
    }
    auto store = a_store(folder.path());   // the machine started again
    REQUIRE(taken(store.plans()).size() == 1);
    CHECK(taken(store.carry_out(kNoon + kHour / 2)).empty());
    CHECK(taken(store.current_revision()) == 1);
    const auto done = taken(store.carry_out(kNoon + 3 * kHour));
    REQUIRE(done.size() == 1);
    CHECK(done[0].outcome == Outcome::Shown);
    CHECK(taken(store.current_revision()) == draft);
    CHECK(taken(store.plans()).empty());
    CHECK(taken(store.carry_out(kNoon + 4 * kHour)).empty());
    CHECK(actions(store) == "l1 p1 l2 x2 p2 ");
    const auto last = taken(store.history()).front();
    CHECK(last.who == "花子");
    CHECK(last.note == "十二月");
    CHECK(last.at == kNoon + 3 * kHour);
    // Going back goes where the display came from.
    CHECK(taken(store.rollback("太郎", kNoon + 5 * kHour)) == 1);
}

TEST_CASE("several plans are carried out by their times, and a revision has one", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    a_revision(store, 1, true);
    const auto second = a_revision(store, 2, false), third = a_revision(store, 3, false);
    (void)taken(store.plan(a_plan(third, kNoon + 2 * kHour)));
    (void)taken(store.plan(a_plan(second, kNoon + 5 * kHour)));
    (void)taken(store.plan(a_plan(second, kNoon + kHour)));
    const auto all = taken(store.plans());
    REQUIRE(all.size() == 2);
    CHECK(all[0].revision == second);
    REQUIRE(taken(store.carry_out(kNoon + 9 * kHour)).size() == 2);
    CHECK(taken(store.current_revision()) == third);
}

TEST_CASE("an older revision is not put over a newer one that was published meanwhile", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    a_revision(store, 1, true);
    const auto draft = a_revision(store, 2, false);
    (void)taken(store.plan(a_plan(draft, kNoon + 2 * kHour)));
    const auto newer = a_revision(store, 3, false);
    (void)taken(store.publish(newer, "太郎", "", kNoon + kHour));
    const auto done = taken(store.carry_out(kNoon + 3 * kHour));
    REQUIRE(done.size() == 1);
    CHECK(done[0].outcome == Outcome::Overtaken);
    CHECK(done[0].newer == newer);
    CHECK(taken(store.current_revision()) == newer);
    CHECK(taken(store.plans()).empty());
    CHECK(taken(store.history()).front().action == store::Action::Cancel);
}

TEST_CASE("an older revision that is planned while a newer one is on show is meant", "[store]")
{
    const TemporaryFolder folder;
    auto store = a_store(folder.path());
    a_revision(store, 1, true);
    a_revision(store, 2, true);
    (void)taken(store.plan({.revision = 1, .at = kNoon + 2 * kHour, .who = "花子", .note = "", .made = kNoon + kHour}));
    CHECK(taken(store.carry_out(kNoon + 3 * kHour)).front().outcome == Outcome::Shown);
    CHECK(taken(store.current_revision()) == 1);
}

TEST_CASE("a plan is cancelled by staff, and with its revision", "[store]")
{
    const TemporaryFolder folder;
    auto store = taken(store::Store::open(folder.path(), {.access = store::Access::Write, .kept_revisions = 2}));
    a_revision(store, 1, true);
    const auto draft = a_revision(store, 2, false);
    (void)taken(store.plan(a_plan(draft, kNoon + kHour)));
    CHECK(taken(store.cancel(draft, "太郎", kNoon)).size() == 1);
    CHECK(taken(store.cancel({}, "太郎", kNoon)).empty());
    (void)taken(store.plan(a_plan(draft, kNoon + kHour)));
    a_revision(store, 3, true);
    a_revision(store, 4, true);   // the draft is pruned now
    CHECK(taken(store.plans()).empty());
    CHECK(taken(store.history()).front().action != store::Action::Plan);
    CHECK(actions(store).find("c2 ") != std::string::npos);
    CHECK(taken(store.carry_out(kNoon + 9 * kHour)).empty());
    CHECK(store.plan(a_plan(draft, kNoon)).error().kind == ErrorKind::NotFound);
}
