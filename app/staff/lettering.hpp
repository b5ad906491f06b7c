#pragma once
// The panel's type: BIZ UDPGothic in two sizes, as one atlas for Dear ImGui. It is made beforehand on any thread (some 200 ms) and
// then belongs to the render thread. It has the common Japanese characters and whatever else the panel is about to say.

#include <memory>
#include <string>

struct ImFont;
struct ImFontAtlas;

namespace renkei::staff {

class Lettering {
  public:
    // Nothing when the font cannot be read. `text`: all that must be there besides the common characters.
    [[nodiscard]] static std::shared_ptr<Lettering> make(float pixels_per_unit, const std::string& text);
    ~Lettering();
    Lettering(const Lettering&) = delete;
    Lettering& operator=(const Lettering&) = delete;

    // Can all of it be said? What the font itself lacks counts as said.
    [[nodiscard]] bool covers(const std::string& text) const;
    [[nodiscard]] float pixels_per_unit() const { return pixels_per_unit_; }
    [[nodiscard]] ImFontAtlas& atlas() const { return *atlas_; }
    [[nodiscard]] ImFont* body() const { return body_; }
    [[nodiscard]] ImFont* heading() const { return heading_; }

    static constexpr float kBody = 30, kHeading = 48;   // units

  private:
    Lettering();
    std::unique_ptr<ImFontAtlas> atlas_;
    ImFont *body_ = nullptr, *heading_ = nullptr;
    float pixels_per_unit_ = 1;
    std::string asked_;
};

}  // namespace renkei::staff
