#pragma once
// What one visitor does at the display, as a value: where they are, in which language and size, which fingers lie on it.
// Nothing of it outlives the visit. Every change is a pure function; what is on the display comes in as its targets, and time as
// an argument. docs/architecture.md, "A visit", says how it becomes a picture.
//
// The id of a target says what touching it does:
//   open PAGE SUBJECT   goes there: "open town 01667", "open find て"
//   home, back          to the map; one step back
//   leaf N              another leaf of the choices
//   say TAG             another language (base/language.hpp)
//   large               large type, or no longer
//   continue            answers the question whether anybody is there
//   nearer, farther     the map larger, or smaller
//   layer NAME          what the colours of the map tell of
//
// A map follows fingers: one of them drags it, two of them pinch it, and let go it glides on and comes to rest; it stops at its edges.
//
// Requirements: R33, R58, R59, R61 and R64. Thread: any. Errors: none; an id that means nothing does nothing.

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/target.hpp"

namespace renkei::visit {

using Time = std::chrono::steady_clock::time_point;

enum class Page {
    Map,         // the country; where every visit begins and 最初へ leads
    Region,      // subject: its number, 1 to 8
    Towns,       // subject: prefecture code; "01/釧路総合振興局" for a part of Hokkaido
    Town,        // subject: code5
    Find,        // subject: what was chosen of a reading so far; with * at its end a row of the board is open
    Wards,
    Ward,        // subject: code5 of the ward
    Languages,
    Events,      // subject: key of the one that is looked at; with "town CODE5 " before it of that town's; empty: the first
    Exhibits,    // subject: item of the page (programme/exhibits.hpp) that is looked at; empty: the first
    Layers,      // what the colours of the map tell of, to choose
    Game,        // subject: "ROUND QUESTION" and, once chosen, the code5 of the answer; empty: the first round
};
inline constexpr int kPages = 12;        // visit.cpp holds it against the enumerators

// Pages whose map is the whole country.
[[nodiscard]] constexpr bool is_country(Page page) { return page == Page::Map || page == Page::Layers; }

// How the visitor looks at a map: so much larger than the page has it by itself, with this point of it in the middle (0..1 of the
// map's part of the display). Its edges never leave the edges of that part.
struct Camera {
    float zoom = 1;
    Vec2 centre{0.5f, 0.5f};
    friend bool operator==(const Camera&, const Camera&) = default;
};
inline constexpr float kMostZoom = 8, kZoomStep = 2;   // of the buttons
[[nodiscard]] Camera within_edges(Camera camera);
// What is painted for one camera, shown for another: its points times `zoom`, then moved. `area`: the map's part of the display, in layout units.
struct Displacement {
    float zoom = 1;
    Vec2 shift;
    [[nodiscard]] Vec2 operator()(Vec2 p) const { return p * zoom + shift; }
};
[[nodiscard]] Displacement displacement(const Camera& painted, const Camera& shown, const Rect& area);
// Enlarged, a map runs over the display's edges, but never under the words.
[[nodiscard]] Rect sight_of(const Rect& area, const Size& frame);

// What is coloured on the maps: one thing at a time, so that one colour is all that must be told apart.
enum class Layer {
    Members,     // whose association has an agreement with the wards
    Links,       // linked with a ward, or in a plan with one
    Helped,      // prefectures and towns that were helped after a disaster
    Told,        // of which the content has something to show: a showcase, photographs, a film, an event
};
inline constexpr int kLayers = 4;        // visit.cpp holds it against the enumerators
[[nodiscard]] std::string_view name_of(Layer layer);

struct Place {
    Page page = Page::Map;
    std::string subject{};
    int leaf = 0;                          // of its choices
    std::vector<std::string> near{};       // towns under a finger that could not be told apart: the choices are these
    Camera camera{};
    std::optional<Vec2> meant{};           // where a finger last came to its map, 0..1 of the whole of it
    friend bool operator==(const Place&, const Place&) = default;
};

// Steps from the map, at most (requirements R61): whoever goes on from there comes to what lies beside it.
inline constexpr size_t kMostSteps = 3;
inline constexpr size_t kMostFingers = 10;
inline constexpr std::chrono::seconds kCountdown{20};   // requirements R33, R64

struct Finger {
    long long id = 0;
    Vec2 down;                 // layout units
    Time since{};
    std::string target{};      // empty: it does nothing any more
    Vec2 at{};                 // where it is now
    Vec2 speed{};              // layout units a second
    Time moved{};
    bool drags = false;        // it moves the map
};

// How a map moves by itself.
struct Glide {
    Camera from, to;
    Time since{};
    bool thrown = false;       // let go in movement: it slows down; else it eases to where it was sent
};

struct Visit {
    std::vector<Place> way{Place{}};   // never empty; the last is where they are
    Wording language = Language::Japanese;
    bool large = false;
    Layer layer = Layer::Members;
    std::vector<Finger> fingers{};
    Time last_touch{};
    std::optional<Time> asked{};       // when the question whether anybody is there appeared
    std::optional<Glide> glide{};

    [[nodiscard]] const Place& here() const { return way.back(); }
    // Does the map move, by a finger or by itself?
    [[nodiscard]] bool moves() const;
    // What is under a finger and will act when it is lifted; empty: nothing.
    [[nodiscard]] std::string pressed() const;
    // Is another picture to be shown than for that visit?
    // While a map moves its picture is moved along; the sharp one is for where it comes to rest.
    [[nodiscard]] bool looks_as(const Visit& other) const;
    // The same, wherever the map stands: what is on the display for the one can be touched for the other (Rules::painted).
    [[nodiscard]] bool stands_where(const Visit& other) const;
};

struct Touch {
    enum class Kind { Down, Move, Up } kind = Kind::Down;
    long long finger = 0;
    Vec2 at;                   // layout units
};

struct Rules {
    float mm_per_unit = 0.634f;
    std::chrono::seconds quiet{60};    // after which the question appears: see quiet_for
    std::optional<Rect> map{};         // the part of the display in which a map follows the fingers
    // How the map stood for which the targets were made, and how the display shows it: its shapes are touched where they are seen. None: as it was made;
    // as it has moved until the touch.
    std::optional<Camera> painted{}, drawn{};
    std::optional<Rect> sight{};       // where a map can be seen once it is enlarged; none: in `map` alone
    std::optional<Time> film_ends{};   // while a film plays nobody is asked (requirements R64)
};

// How long a display waits before it asks: 60 s in a lobby, 45 s at arm's length, 120 s over a text of more than 200
// characters (requirements R64).
[[nodiscard]] std::chrono::seconds quiet_for(double viewing_distance_mm, size_t characters);

// A visit begins where the loop was touched. `slot_scene` and `slot_item` name what it showed; `town`: the municipality of it.
[[nodiscard]] Visit begun(std::string_view slot_scene, std::string_view slot_item, std::string_view town, Wording language, Time now);
// The same, where the loop's scene had shapes to touch: what lies under the finger is opened at once, for this touch is the one that wakes.
[[nodiscard]] Visit met(Visit visit, std::span<const Target> targets, Vec2 at, const Rules& rules);
[[nodiscard]] Visit touched(Visit visit, const Touch& touch, std::span<const Target> targets, const Rules& rules, Time now);
// The map as it has moved until now. Pure like the rest: the same moments give the same map.
[[nodiscard]] Visit advanced(Visit visit, Time now);
// What a target's id says.
[[nodiscard]] Visit done(Visit visit, std::string_view id);
// May a button have this id at all? `done` leaves a visit as it is for any other.
[[nodiscard]] bool is_known(std::string_view id);

enum class Presence { Here, Asked, Gone };
// When it will ask.
[[nodiscard]] Time asks_at(const Visit& visit, const Rules& rules);
// As time passes: asks, and in the end lets go. A visit that is gone is forgotten.
[[nodiscard]] Presence presence(Visit& visit, const Rules& rules, Time now);

// The targets at a point: the button, else the shapes of a map that may be meant, the one under the finger first.
[[nodiscard]] std::vector<const Target*> hit(std::span<const Target> targets, Vec2 at, float mm_per_unit);

// What thousands of events a second come to: of each finger's movements in a row the last, and of all no more than `most`; ends
// of touches are never lost.
[[nodiscard]] std::vector<Touch> condensed(std::vector<Touch> touches, size_t most = 64);

[[nodiscard]] std::string_view name_of(Page page);

}  // namespace renkei::visit
