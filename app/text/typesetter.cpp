#include "text/typesetter.hpp"

#include "base/sentence.hpp"
#include "text/coverage_cache.hpp"
#include "text/placement.hpp"

namespace renkei::text {

struct Typesetter::Impl {
    FontSet fonts;
    Shaper shaper{fonts};
    BreakIterators iterators;
    CoverageCache coverages;
};

Result<Typesetter> Typesetter::open()
{
    auto impl = std::make_unique<Impl>();
    if (!impl->fonts.any())
        return Error{ErrorKind::Unavailable,
                     sentence("No Japanese font was found below /usr/share/fonts; install the packages fonts-noto-cjk, fonts-noto-cjk-extra and fonts-morisawa-bizud-gothic")};
    return Typesetter(std::move(impl));
}

Typesetter::Typesetter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Block Typesetter::set(const Paragraph& paragraph) const
{
    if (!(paragraph.style.size > 0)) return {};
    std::string text;
    for (const auto& span : paragraph.spans) text += span.text;
    auto shaped = impl_->shaper.shape(text, paragraph.style, paragraph.direction);
    const float ruby_em = paragraph.ruby_size > 0 ? paragraph.ruby_size / paragraph.style.size : 0.5f;
    const auto rubies = attach_ruby(paragraph, impl_->shaper, ruby_em, shaped);
    const Widths widths(shaped.cells, paragraph.style, ruby_em);
    const auto lines = choose_lines(shaped, widths, paragraph, paragraph.measure / paragraph.style.size, impl_->iterators);
    return place_lines(shaped, widths, lines, rubies, paragraph);
}

Block Typesetter::line(const std::string& text, const Style& style, Direction direction) const
{
    return set({.spans = {{text, {}}}, .style = style, .direction = direction});
}

bool Typesetter::covers(char32_t character, Language language) const
{
    return impl_->fonts.find(Face::Gothic, language, character).has_value();
}

const Coverage& Typesetter::rasterise(const Glyph& glyph, float pixels_per_em, int phase_x, int phase_y) const
{
    return impl_->coverages.find(impl_->fonts, glyph, pixels_per_em, phase_x, phase_y);
}

void Typesetter::release_font_pages() const { impl_->fonts.release_pages(); }

std::vector<std::string> Typesetter::font_files() const { return impl_->fonts.paths(); }

}  // namespace renkei::text
