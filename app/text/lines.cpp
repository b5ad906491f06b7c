#include "text/lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace renkei::text {
namespace {

constexpr float tolerance = 1e-3f;  // ems; far below a pixel

// Costs of the choice, in squared ems of empty space: a line more outweighs every raggedness, a lone last character all but that.
constexpr double line_cost = 1e6;
constexpr double orphan_cost = 1e4;
constexpr double overfull_cost = 1e9;
// Of a headline's line that does not end at a space, in squares of the measure: two items apart are read at once, one torn is not.
constexpr double within_item_cost = 0.1;
// And of one that ends at no mark: of two ways that are about as even the one that pauses where a reader does.
constexpr double no_pause_cost = 0.03;

BreakLevel one_lower(BreakLevel level) { return static_cast<BreakLevel>(static_cast<int>(level) - 1); }

// A bracket that a line holds is read in one go: （令和7年）. In running text only a short one, or its lines would be ragged.
void keep_brackets_whole(const ShapedText& shaped, const Widths& widths, float longest, std::vector<BreakLevel>& levels)
{
    const auto& cells = shaped.cells;
    std::vector<size_t> open;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].character_class == CharacterClass::Opening) open.push_back(i);
        if (cells[i].character_class != CharacterClass::Closing || open.empty()) continue;
        const size_t begin = open.back();
        open.pop_back();
        if (widths.natural(begin, i + 1) > longest + tolerance) continue;
        for (size_t k = begin + 1; k <= i; ++k) levels[k] = std::min(levels[k], BreakLevel::Bound);
    }
}

// Adds the break points of `level` and above between begin and end; where a piece is longer than the line, also lower ones.
void add_points(const std::vector<BreakLevel>& levels, const Widths& widths, float measure, size_t begin, size_t end, BreakLevel level,
                std::vector<size_t>& points)
{
    size_t from = begin;
    for (size_t i = begin + 1; i <= end; ++i) {
        if (i < end && levels[i] < level) continue;
        if (level > BreakLevel::Emergency && widths.natural(from, i) - widths.shrink(from, i) > measure + tolerance)
            add_points(levels, widths, measure, from, i, one_lower(level), points);
        if (i < end) points.push_back(i);
        from = i;
    }
}

bool lone_character(const std::vector<Cell>& cells, size_t begin, size_t end)
{
    int letters = 0;
    for (size_t i = begin; i < end; ++i)
        if (!never_starts_line(cells[i].character_class) && !never_ends_line(cells[i].character_class)) ++letters;
    return letters <= 1;
}

class Chooser {
  public:
    Chooser(const ShapedText& shaped, const Widths& widths, const Paragraph& paragraph, float measure)
        : cells_(shaped.cells), widths_(widths), breaking_(paragraph.breaking), measure_(measure)
    {
    }

    // The cheapest way from the first point to the last (dynamic programming over the end of each line).
    void run(const std::vector<size_t>& points, std::vector<LineRange>& lines) const
    {
        std::vector<Step> steps;
        steps.reserve(points.size());
        steps.push_back({0, 0});
        for (size_t j = 1; j < points.size(); ++j) {
            Step best{std::numeric_limits<double>::infinity(), j - 1};
            for (size_t i = j; i-- > 0;) {
                const bool room = fits(points[i], points[j]);
                if (!room && i + 1 < j) break;
                const double own = room ? cost(points[i], points[j], i == 0, j + 1 == points.size()) : overfull_cost;
                if (const double total = steps[i].cost + line_cost + own; total < best.cost) best = {total, i};
            }
            steps.push_back(best);
        }
        std::vector<LineRange> chosen;
        for (size_t j = points.size() - 1; j > 0; j = steps[j].from)
            chosen.push_back({points[steps[j].from], widths_.without_trailing_space(points[steps[j].from], points[j]), j + 1 == points.size()});
        lines.insert(lines.end(), chosen.rbegin(), chosen.rend());
    }

  private:
    struct Step {
        double cost = 0;
        size_t from = 0;  // the point at which the line that ends here begins
    };

    [[nodiscard]] bool fits(size_t begin, size_t end) const
    {
        return widths_.natural(begin, end) - widths_.shrink(begin, end) <= measure_ + tolerance;
    }

    [[nodiscard]] double cost(size_t begin, size_t end, bool first, bool last) const
    {
        const double slack = static_cast<double>(measure_) - static_cast<double>(widths_.natural(begin, end));
        // Running text fills its lines and ends where it ends; a headline is balanced, its last line included.
        double cost = last && breaking_ == Breaking::Strict ? 0 : slack * slack;
        if (last && !first && lone_character(cells_, begin, end)) cost += orphan_cost;
        if (!last && breaking_ == Breaking::Phrase && widths_.without_trailing_space(begin, end) == end)
            cost += (within_item_cost + (has_half_body(cells_[end - 1].character_class)
                                         ? 0 : no_pause_cost)) * static_cast<double>(measure_) * static_cast<double>(measure_);
        return cost;
    }

    const std::vector<Cell>& cells_;
    const Widths& widths_;
    Breaking breaking_;
    float measure_;
};

std::vector<LineRange> lines_at(const ShapedText& shaped, const Widths& widths, const Paragraph& paragraph, float measure,
                                const std::vector<BreakLevel>& levels, BreakLevel level)
{
    const Chooser chooser(shaped, widths, paragraph, measure);
    std::vector<LineRange> lines;
    size_t begin = 0;
    for (const auto end : shaped.hard_ends) {
        if (levels.empty() || widths.natural(begin, end) <= measure + tolerance) {
            lines.push_back({begin, widths.without_trailing_space(begin, end), true});
        } else {
            std::vector<size_t> points{begin};
            add_points(levels, widths, measure, begin, end, level, points);
            points.push_back(end);
            chooser.run(points, lines);
        }
        begin = end;
    }
    return lines;
}

}  // namespace

Widths::Widths(const std::vector<Cell>& cells, const Style& style, float ruby_em) : cells_(cells), gaps_(cells.size())
{
    width_.reserve(cells.size() + 1);
    shrink_.reserve(cells.size() + 1);
    width_.push_back(0);
    shrink_.push_back(0);
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) gaps_[i] = gap_between(cells[i - 1], cells[i], style, ruby_em);
        width_.push_back(width_.back() + static_cast<double>(gaps_[i].natural + cells[i].advance + 2 * cells[i].pad));
        shrink_.push_back(shrink_.back() + static_cast<double>(gaps_[i].shrink));
    }
}

size_t Widths::without_trailing_space(size_t begin, size_t end) const
{
    while (end > begin && (cells_[end - 1].character_class == CharacterClass::Space || cells_[end - 1].character_class == CharacterClass::IdeographicSpace))
        --end;
    return end;
}

float Widths::natural(size_t begin, size_t end) const
{
    end = without_trailing_space(begin, end);
    return begin == end ? 0 : static_cast<float>(width_[end] - width_[begin]) - gaps_[begin].natural;
}

float Widths::shrink(size_t begin, size_t end) const
{
    end = without_trailing_space(begin, end);
    return begin == end ? 0 : static_cast<float>(shrink_[end] - shrink_[begin]) - gaps_[begin].shrink;
}

std::vector<LineRange> choose_lines(const ShapedText& shaped, const Widths& widths, const Paragraph& paragraph, float measure,
                                    const BreakIterators& iterators)
{
    // Most texts of a scene fit: ICU is not asked then.
    bool fits = true;
    size_t begin = 0;
    for (const auto end : shaped.hard_ends) {
        fits = fits && widths.natural(begin, end) <= measure + tolerance;
        begin = end;
    }
    if (fits) return lines_at(shaped, widths, paragraph, measure, {}, BreakLevel::Plain);

    auto levels = break_levels(shaped, paragraph.style.language, paragraph.breaking, iterators);
    const bool phrases = by_phrases(paragraph.style.language, paragraph.breaking);
    keep_brackets_whole(shaped, widths, phrases ? measure : measure / 2, levels);
    auto level = phrases ? BreakLevel::Phrase : BreakLevel::Plain;
    auto lines = lines_at(shaped, widths, paragraph, measure, levels, level);
    // Better a break within a phrase than words that are not shown.
    while (paragraph.max_lines > 0 && lines.size() > static_cast<size_t>(paragraph.max_lines) && level > BreakLevel::Bound) {
        level = one_lower(level);
        lines = lines_at(shaped, widths, paragraph, measure, levels, level);
    }
    return lines;
}

}  // namespace renkei::text
