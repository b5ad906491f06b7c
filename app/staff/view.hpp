#pragma once
// What the staff panel shows and what its buttons ask for, as plain values: whoever wires it fills the View from what the
// commands report and carries out the Actions. Nothing here reads or writes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace renkei::staff {

enum class Page { Pin, Who, Home, Load, Findings, Preview, Revisions, Notices, Health, Drafts };

struct PinState {
    bool known = false, set = false;      // known: asked and answered
    int tries_left = 0, seconds_locked = 0;
    friend bool operator==(const PinState&, const PinState&) = default;
};

// A stick or folder that can be loaded.
struct Source {
    std::string name, path;
    friend bool operator==(const Source&, const Source&) = default;
};

enum class Severity { Stop, Hold, Note };
struct Finding {
    Severity severity = Severity::Note;
    std::string where, message;
    friend bool operator==(const Finding&, const Finding&) = default;
};

// How a load ended.
struct Loaded {
    int files = 0, rows = 0, accepted = 0, held = 0, refused = 0;
    std::optional<long long> revision{};  // the draft that it made; none: nothing was taken
    bool unchanged = false;               // that revision was there already
    std::vector<Finding> findings{};      // the gravest first
    std::string trouble{};                // why it ended without a report
};

struct Revision {
    long long id = 0;
    bool current = false, published = false;
    std::string made, who, note;          // made: 11月29日 10:02
    std::string planned{};                // when it is to be shown: 12月24日 9:00; empty: that is not planned
    int added = 0, changed = 0, removed = 0;
};

struct HealthLine {
    bool ok = false;
    std::string name, words;
};

struct NoticeLine {
    std::string key, title;
    bool urgent = false;
    bool withdrawn = false;               // it can be put back
};

// What a site of others announces, for a person to confirm.
struct DraftLine {
    std::string id, title, days, place;   // place: venue and towns; days: empty where the page tells none
    bool shown = false;
};

struct Picture {
    uintptr_t texture = 0;                // as the canvas numbers it
    int width = 0, height = 0;            // pixels
};

// The last thing that happened, in a sentence.
struct Message {
    std::string text;
    bool bad = false;
};

struct View {
    PinState pin{};
    std::vector<std::string> names{};     // to choose from
    std::string who{};                    // chosen
    std::optional<std::vector<Source>> sources{};      // none: not looked yet
    std::optional<Loaded> loaded{};
    std::optional<std::vector<Revision>> revisions{};
    std::optional<std::vector<HealthLine>> health{};
    std::optional<std::vector<NoticeLine>> notices{};
    std::optional<std::vector<DraftLine>> drafts{};
    bool has_sites = false;               // the settings name sites of others
    std::vector<Picture> pictures{};
    long long preview = 0;                // revision of the pictures; 0: none were made
    int preview_days = 0;                 // from today
    std::string preview_date{}, clock{};  // 11月29日（日）; 11月29日 10:02
    bool dark = false;                    // staff have put the display out
    std::string busy{};                   // what is being done; empty: nothing
    int done = 0, all = 0;                // of it, where it is known
    Message message{};
};

struct Action {
    enum class Kind { TryPin, Choose, LookForSources, Load, Preview, Publish, Plan, CancelPlan, Rollback, ReadRevisions, ReadNotices, ReadWithdrawn, Withdraw,
                     PutBack, ReadHealth, ReadDrafts, Confirm, Dismiss, Darken, Close };
    Kind kind = Kind::Close;
    std::string text{};                   // digits, name, path, key or id; of a plan the time, 09:00, on the day of the preview
    long long number = 0;                 // revision, days from today, or 1 to put the display out
    friend bool operator==(const Action&, const Action&) = default;
};

// Revision that a preview or a publication is about: the draft of the last load, else the newest that was never on show; 0: none.
[[nodiscard]] inline long long draft_of(const View& view)
{
    if (view.loaded && view.loaded->revision) {
        for (const Revision& one : view.revisions ? *view.revisions : std::vector<Revision>{})
            if (one.id == *view.loaded->revision) return one.current ? 0 : one.id;
        return *view.loaded->revision;
    }
    if (view.revisions && !view.revisions->empty() && !view.revisions->front().published) return view.revisions->front().id;
    return 0;
}

}  // namespace renkei::staff
