#pragma once
// Photographs on a page: which may be shown, how each lies in its place, how they move and take turns, and how dark the ground
// under type must be. Files are read and decoded here, so only on the preparer's thread. Private to the showcase's layouts.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenes/board.hpp"

namespace renkei::scenes {

struct ShownPhoto {
    const model::Photo* photo = nullptr;
    std::string path;
    std::shared_ptr<const paint::Image> look;   // all of it, paint::look_size() and more: enough to know its light
    [[nodiscard]] float aspect() const { return static_cast<float>(photo->width) / static_cast<float>(photo->height); }
};

// Those that are permitted on the programme's day and whose files are there and whole.
[[nodiscard]] std::vector<ShownPhoto> shown_photos(const Setting& setting, std::string_view code5);

// One of them, when its file is there and whole; whether it may be shown has been asked.
[[nodiscard]] std::optional<ShownPhoto> shown_photo(const Setting& setting, const model::Photo& photo);

// Where the whole photograph lies so that it covers the area, its focal point as near as may be to `aim` (0..1 of the area).
[[nodiscard]] Rect covering(const ShownPhoto& photo, Rect area, Vec2 aim = {0.5f, 0.5f});
// … or so that all of it is seen inside.
[[nodiscard]] Rect contained(const ShownPhoto& photo, Rect area);

// When one of several is there.
struct Turn {
    float from = 0, until = 0;   // it begins to come, and to go
    bool first = true, last = true;
    float enters = -1;           // the first fades in from this second; negative: it is there from the beginning
};
inline constexpr float kCrossFade = 1.4f;
[[nodiscard]] std::vector<Turn> turns(size_t photos, float dwell);

// Where a point of the page finds itself in a photograph that has come as near as it will.
using Nearest = std::function<Vec2(Vec2)>;
// What is painted into each photograph and drifts with it: a shade that costs nothing a frame. It must do its work at rest
// and at the nearest.
using Over = std::function<void(paint::Painter&, const Nearest&)>;

// Adds the photographs in turn, each over the one before. Those that may be cut cover `area` and drift; the others stand still
// and whole in `clear`, its part where nothing is written, on `ground`.
void add_photographs(Board& board, const std::vector<ShownPhoto>& photos, const std::vector<Turn>& turns, Rect area, Rect clear, Vec2 aim, paint::Color ground, const Over& over = {});
// When what is said of a photograph comes and goes: two credits never stand in each other.
[[nodiscard]] Entrance entrance_of(const Turn& turn);
// Caption, when it says more than `lead`, and credit, from this baseline upwards; once where all photographs have the same. What
// is longer than `measure` takes more lines.
struct Credits {
    std::vector<ShownPhoto> photos;
    std::string lead{};
    float measure = 0;
    paint::Color color = paint::ink::kWashi;
    float enters = -1;         // the first; later where a page fades in over another's words
    std::string_view label = "credit.photo";   // the fixed word before whose they are
};
void add_credits(Board& board, const Credits& credits, const std::vector<Turn>& turns, Vec2 lowest);
// How high they stand at most.
[[nodiscard]] float credits_height(const Board& board, const Credits& credits);

// How many of them the textures of one scene have room for, each as large as `area`.
[[nodiscard]] size_t most_photographs(const Setting& setting, Rect area);

// The share of `shade` that makes the brightest pixel of any of them in `region` dark enough for type of this colour to have
// this contrast. Where a photograph moves, what may come into the region counts too.
[[nodiscard]] float shade_for(const std::vector<ShownPhoto>& photos, Rect area, Vec2 aim, Rect region, paint::Color type, paint::Color shade, float contrast);

// A smooth way from nothing to `share` of a colour, in steps that no eye sees.
[[nodiscard]] std::vector<paint::Stop> rising(paint::Color shade, float begins, float full, float share);

// A page that photographs have to themselves, in turn: their credits and what the footer has there on a shade at its foot.
struct PhotoPage {
    Rect page;
    std::vector<ShownPhoto> photos;
    const Footing& footing;
    std::string lead{};        // said elsewhere: no caption repeats it
    std::string number{}, of{};   // "3" and "／4" at the right of the credits
    float words_enter = -1;    // as Credits::enters
};
void add_photo_page(Board& board, PhotoPage what);

// 3／4 as it stands beside the panels' texts: the figure large, how many there are small.
void add_folio(Board& board, const std::string& number, const std::string& of, Vec2 right_baseline, float enters);

// Three photographs or more beside each other, in portrait one above the other, each in turn with every third after it.
[[nodiscard]] bool is_for_triptych(const std::vector<ShownPhoto>& photos, const Setting& setting);
void add_triptych(Board& board, PhotoPage what);

// "写真：釧路市" as it must read: the owner's words, after the fixed one.
[[nodiscard]] std::string credit_of(const model::Photo& photo, Wording language, std::string_view label = "credit.photo");

}  // namespace renkei::scenes
