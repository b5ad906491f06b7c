#include "canvas/transitions.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/sentence.hpp"
#include "canvas/page_turn.hpp"

namespace renkei::canvas {

namespace {

constexpr float kInkEdge = 0.16f;      // of the whole way: from the first ink at a place to the new picture there
constexpr int kShadeTexels = 33;
constexpr int kEdgeTexels = 3;
constexpr float kShadeUnits = 26;      // reach of a panel's shadow
constexpr float kEdgeUnits = 2;        // breadth of a panel's frame

Rectangle part_of(const Snapshot& snapshot, const Rect& place, Vec2 moved)
{
    const auto width = static_cast<float>(snapshot.size.w), height = static_cast<float>(snapshot.size.h);
    Rectangle r;
    r.texture = snapshot.texture.id();
    r.texels = snapshot.size;
    r.place = place.moved(moved);
    r.source = {place.x / width, place.y / height, place.w / width, place.h / height};
    r.blending = Blending::None;
    return r;
}

// Premultiplied sumi ink at an alpha.
uint32_t sumi(float alpha)
{
    const auto part = [&](float value) { return static_cast<uint32_t>(std::lround(value * alpha * 255)); };
    return part(1) << 24 | part(paint::ink::kSumi.r) << 16 | part(paint::ink::kSumi.g) << 8 | part(paint::ink::kSumi.b);
}

// Three equal rows. No side is a power of two: llvmpipe would compile every shader once more for such a texture.
constexpr int kSmallRows = 3;

gl::Texture small_picture(const std::vector<uint32_t>& row)
{
    gl::Texture texture = gl::make_texture(static_cast<int>(row.size()), kSmallRows);
    for (int y = 0; y < kSmallRows; ++y)
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, y, static_cast<GLsizei>(row.size()), 1, gl::kPixelFormat, GL_UNSIGNED_BYTE, row.data());
    return texture;
}

}  // namespace

Result<Snapshot> begin_snapshot(PixelSize size)
{
    Snapshot snapshot;
    snapshot.size = size;
    snapshot.texture = gl::make_texture(size.w, size.h);
    snapshot.framebuffer = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, snapshot.framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, snapshot.texture.id(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return snapshot;
    return Error{ErrorKind::Unavailable, sentence("This graphics driver cannot draw into a texture, so scenes change by a cut")};
}

void Transitions::prepare_small()
{
    if (shade_) return;
    std::vector<uint32_t> shade;
    for (int i = 0; i < kShadeTexels; ++i) {
        const float away = 1 - (static_cast<float>(i) + 0.5f) / kShadeTexels;
        shade.push_back(sumi(0.34f * away * away));
    }
    shade_ = small_picture(shade);
    edge_ = small_picture(std::vector<uint32_t>(kEdgeTexels, sumi(0.55f)));
}

void Transitions::prepare(PixelSize size)
{
    prepare_small();
    prepare_bleed(size);
}

void Transitions::prepare_bleed(PixelSize size)
{
    if (!tried_) {
        tried_ = true;
        auto program = gl::load_program(shader_directory_, "rectangle", "bleed");
        if (program) bleed_ = std::move(program).value();
        else refusal_ = Error{ErrorKind::Unavailable, sentence("The graphics driver refuses the shader of the ink, so scenes cross-fade instead ({1})", program.error())};
    }
    if (!bleed_ || field_for_ == size) return;
    place_ = glGetUniformLocation(bleed_.id(), "place");
    source_ = glGetUniformLocation(bleed_.id(), "source");
    front_ = glGetUniformLocation(bleed_.id(), "front");
    glUseProgram(bleed_.id());
    glUniform1i(glGetUniformLocation(bleed_.id(), "picture"), 0);
    glUniform1i(glGetUniformLocation(bleed_.id(), "arrival"), 1);
    glUniform3f(glGetUniformLocation(bleed_.id(), "ink"), paint::ink::kSumi.r, paint::ink::kSumi.g, paint::ink::kSumi.b);
    glUniform1f(glGetUniformLocation(bleed_.id(), "edge"), kInkEdge);
    empty_ = gl::VertexArray::create();
    field_ = make_ink_field(size);
    field_for_ = size;
    arrival_ = gl::Texture::create();
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, arrival_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    // Half floats: with 8 bits the soft edge would show steps.
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R16F, field_.width, field_.height, 0, GL_RED, GL_FLOAT, field_.arrival.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glActiveTexture(GL_TEXTURE0);
    std::vector<float>().swap(field_.arrival);
}

void Transitions::draw(Rectangles& rectangles, const Snapshot& leaving, Transition kind, float progress, const std::function<void()>& draw_arriving)
{
    progress = std::clamp(progress, 0.0f, 1.0f);
    switch (kind) {
        case Transition::Cut: draw_arriving(); return;
        case Transition::CrossFade: cross_fade(rectangles, leaving, progress, draw_arriving); return;
        case Transition::Fusuma: fusuma(rectangles, leaving, progress, draw_arriving); return;
        case Transition::SumiBleed: sumi_bleed(rectangles, leaving, progress, draw_arriving); return;
    }
}

void Transitions::cross_fade(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving)
{
    const float left = left_of_leaving(progress);
    if (left < 1) draw_arriving();
    if (left <= 0) return;
    Rectangle picture = part_of(leaving, rectangles.clip(), {});
    picture.opacity = left;
    rectangles.draw(picture);
}

void Transitions::fusuma(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving)
{
    prepare_small();
    rectangles.forget_state();
    const Rect all = rectangles.clip();
    const float middle = std::round(all.w / 2);
    const float open = std::round(ease(Ease::InOutSine, progress) * middle);   // each panel has slid so far
    const float unit = std::min(all.w, all.h) / 1080;
    const Rect gap{middle - open, 0, std::min(middle + open, all.w) - (middle - open), all.h};
    if (open > 0) {
        rectangles.clip(gap);
        draw_arriving();
        const float reach = std::round(kShadeUnits * unit);
        Rectangle shade;
        shade.texture = shade_.id();
        shade.texels = {kShadeTexels, kSmallRows};
        shade.opacity = std::min(1.0f, (1 - progress) * 5);   // gone when the panels are
        shade.place = {gap.x, 0, reach, all.h};
        rectangles.draw(shade);
        shade.place = {gap.right() - reach, 0, reach, all.h};
        shade.source = {1, 0, -1, 1};
        rectangles.draw(shade);
        rectangles.clip(all);
    }
    rectangles.draw(part_of(leaving, {open, 0, middle - open, all.h}, {-open, 0}));
    rectangles.draw(part_of(leaving, {middle, 0, all.w - middle - open, all.h}, {open, 0}));
    if (open <= 0) return;
    const float breadth = std::max(1.0f, std::round(kEdgeUnits * unit));
    Rectangle edge;
    edge.texture = edge_.id();
    edge.texels = {kEdgeTexels, kSmallRows};
    edge.opacity = std::min(1.0f, open / 8);
    edge.place = {gap.x - breadth, 0, breadth, all.h};
    rectangles.draw(edge);
    edge.place = {gap.right(), 0, breadth, all.h};
    rectangles.draw(edge);
}

// Tiles that the ink has not reached show the leaving picture as it is, tiles that it has left show the arriving one; only
// the tiles of the front itself need the shader, which in software costs five times a plain rectangle.
void Transitions::sumi_bleed(Rectangles& rectangles, const Snapshot& leaving, float progress, const std::function<void()>& draw_arriving)
{
    prepare_bleed(rectangles.size());
    rectangles.forget_state();
    if (!bleed_) {
        cross_fade(rectangles, leaving, progress, draw_arriving);
        return;
    }
    const float front = ease(Ease::InOutSine, progress) * (1 + kInkEdge);
    enum class State : uint8_t { Dry, Wet, Through };
    const auto state_of = [&](int row, int column) {
        const auto tile = static_cast<size_t>(row * field_.columns + column);
        if (front <= field_.earliest[tile]) return State::Dry;
        return front - field_.latest[tile] >= kInkEdge ? State::Through : State::Wet;
    };
    struct Run {
        State state;
        Rect pixels;
    };
    const Rect all = rectangles.clip();
    std::vector<Run> runs;
    Rect seen;   // contains all of the arriving scene that shows
    constexpr auto kTile = static_cast<float>(InkField::kTile);
    for (int row = 0; row < field_.rows; ++row)
        for (int column = 0; column < field_.columns;) {
            const State state = state_of(row, column);
            const int first = column;
            while (column < field_.columns && state_of(row, column) == state) ++column;
            const float x = static_cast<float>(first) * kTile, y = static_cast<float>(row) * kTile;
            const Rect pixels{x, y, std::min(static_cast<float>(column) * kTile, all.w) - x, std::min(y + kTile, all.h) - y};
            if (state != State::Dry) seen = seen.united(pixels);
            if (state != State::Through) runs.push_back({state, pixels});
        }
    if (!seen.empty()) {
        rectangles.clip(seen);
        draw_arriving();
        rectangles.clip(all);
    }
    for (const Run& run : runs)
        if (run.state == State::Dry) rectangles.draw(part_of(leaving, run.pixels, {}));
    for (const Run& run : runs)
        if (run.state == State::Wet) draw_ink_front(rectangles, leaving, front, run.pixels);
}

void Transitions::draw_ink_front(Rectangles& rectangles, const Snapshot& leaving, float front, const Rect& run)
{
    const Rect place = rectangles.clip_space(run);
    const auto width = static_cast<float>(leaving.size.w), height = static_cast<float>(leaving.size.h);
    glUseProgram(bleed_.id());
    glBindVertexArray(empty_.id());
    glBindSampler(0, 0);
    glBindTexture(GL_TEXTURE_2D, leaving.texture.id());
    glActiveTexture(GL_TEXTURE1);
    glBindTexture(GL_TEXTURE_2D, arrival_.id());
    glActiveTexture(GL_TEXTURE0);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glUniform4f(place_, place.x, place.y, place.w, place.h);
    glUniform4f(source_, run.x / width, run.y / height, run.right() / width, run.bottom() / height);
    glUniform1f(front_, front);
    glDrawArrays(GL_TRIANGLES, 0, 6);
    rectangles.count_draw();
    rectangles.forget_state();
}

}  // namespace renkei::canvas
