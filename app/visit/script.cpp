#include "visit/script.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/sentence.hpp"

namespace renkei::visit {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kTap{80};           // from contact to letting go
constexpr milliseconds kNext{500};         // from a step without a time to the one before it: its page is there by then
constexpr double kLongestSeconds = 86400;
constexpr long long kFirstTap = 1000;      // fingers of taps, beyond those that a script can name
constexpr long long kMostFinger = 99;

struct Token {
    std::string text;
    size_t column = 1;
    bool quoted = false;
};

struct Line {
    std::vector<Token> tokens;
    size_t number = 1, end = 1;            // where it ends: the column of what is missing
};

size_t columns_of(std::string_view text) { return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; })); }

// A step ends with its line, or at a semicolon; a line ends with LF, CR LF or CR. Columns count characters.
Result<std::vector<Line>> lines_of(std::string_view text)
{
    std::vector<Line> lines;
    size_t number = 1, line_begin = 0, i = 0;
    const auto column = [&](size_t at) { return columns_of(text.substr(line_begin, at - line_begin)) + 1; };
    Line line;
    const auto finish = [&](size_t at) {
        line.number = number;
        line.end = column(at);
        if (!line.tokens.empty()) lines.push_back(std::move(line));
        line = {};
    };
    while (i < text.size()) {
        const char c = text[i];
        if (c == '\n' || c == '\r' || c == ';') {
            finish(i++);
            if (c == '\r' && i < text.size() && text[i] == '\n') ++i;
            if (c != ';') ++number, line_begin = i;
        } else if (c == ' ' || c == '\t') {
            ++i;
        } else if (c == '#') {
            i = std::min(text.find_first_of("\r\n", i), text.size());
        } else if (c == '"') {
            const size_t end = text.find_first_of("\"\r\n", i + 1);
            if (end == std::string_view::npos || text[end] != '"') return script_error(number, column(i), sentence("the quotation mark is not closed"));
            line.tokens.push_back({std::string(text.substr(i + 1, end - i - 1)), column(i), true});
            i = end + 1;
        } else {
            const size_t end = std::min(text.find_first_of(" \t\r\n;\"#", i), text.size());
            line.tokens.push_back({std::string(text.substr(i, end - i)), column(i), false});
            i = end;
        }
    }
    finish(text.size());
    return lines;
}

std::optional<double> number_in(const Token& token)
{
    double value = 0;
    const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (token.quoted || error != std::errc{} || end != token.text.data() + token.text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool begins_a_number(const Token& token) { return !token.quoted && !token.text.empty() && (token.text[0] == '-' || token.text[0] == '.' || (token.text[0] >= '0' && token.text[0] <= '9')); }

class Reader {
  public:
    Result<void> read(const Line& line)
    {
        line_ = &line;
        next_ = 0;
        std::optional<milliseconds> at;
        if (begins_a_number(line.tokens.front())) {
            RENKEI_TRY(const milliseconds since, seconds());
            at = origin_ + since;
            if (*at < last_) return script_error(line.number, line.tokens.front().column, sentence("this step comes earlier than the one before it"));
        }
        const size_t verb_at = column();
        const std::string verb = more() ? line.tokens[next_++].text : "";
        if (verb == "wait" && !at) {
            RENKEI_TRY(const milliseconds pause, seconds());
            origin_ = last_ = last_ + pause;
        } else {
            last_ = at ? *at : script.steps.empty() && last_ == milliseconds(0) ? kNext : last_ + kNext;
            if (verb == "tap") RENKEI_CHECK(tap());
            else if (verb == "down" || verb == "move" || verb == "up") RENKEI_CHECK(hold(verb));
            else return script_error(line.number, verb_at, sentence("{1} is no step; a step is tap, down, move, up or wait", verb));
        }
        if (more()) return script_error(line.number, column(), sentence("nothing is expected behind the step, and {1} stands there", line.tokens[next_].text));
        if (script.steps.size() > kLongestScript) return script_error(line.number, 1, sentence("more than {1} steps are too many", kLongestScript));
        return {};
    }

    Script finish()
    {
        std::stable_sort(script.steps.begin(), script.steps.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
        script.length = std::max(last_, script.steps.empty() ? last_ : script.steps.back().at);
        return std::move(script);
    }

    Script script;

  private:
    [[nodiscard]] bool more() const { return next_ < line_->tokens.size(); }
    [[nodiscard]] size_t column() const { return more() ? line_->tokens[next_].column : line_->end; }

    Result<milliseconds> seconds()
    {
        const auto value = more() ? number_in(line_->tokens[next_]) : std::nullopt;
        if (!value || *value < 0 || *value > kLongestSeconds) return script_error(line_->number, column(), sentence("a number of seconds from 0 to 86400 is expected, not {1}", more() ? line_->tokens[next_].text : "…"));
        ++next_;
        return milliseconds(std::llround(*value * 1000));
    }

    Result<long long> finger()
    {
        const auto value = more() ? number_in(line_->tokens[next_]) : std::nullopt;
        if (!value || *value != std::floor(*value) || *value < 0 || *value > static_cast<double>(kMostFinger)) return script_error(line_->number, column(), sentence("the number of a finger from 0 to 99 is expected, not {1}", more() ? line_->tokens[next_].text : "…"));
        ++next_;
        return static_cast<long long>(*value);
    }

    Result<Step> place(Touch::Kind kind, long long id)
    {
        Step step{.kind = kind, .at = last_, .finger = id, .place = {}, .target = {}, .line = line_->number, .column = column()};
        if (more() && line_->tokens[next_].quoted && kind == Touch::Kind::Down) {
            step.target = line_->tokens[next_++].text;
            if (!step.target.empty()) return step;
        } else if (next_ + 1 < line_->tokens.size()) {
            const auto x = number_in(line_->tokens[next_]), y = number_in(line_->tokens[next_ + 1]);
            if (x && y) {
                next_ += 2;
                step.place = {static_cast<float>(*x), static_cast<float>(*y)};
                return step;
            }
        }
        return script_error(line_->number, step.column, sentence("a place is expected: two numbers, or the name of a button in quotation marks"));
    }

    Result<void> tap()
    {
        RENKEI_TRY(Step down, place(Touch::Kind::Down, kFirstTap + static_cast<long long>(script.steps.size())));
        Step up = down;
        up.kind = Touch::Kind::Up;
        up.at += kTap;
        up.target.clear();
        script.steps.push_back(std::move(down));
        script.steps.push_back(std::move(up));
        return {};
    }

    Result<void> hold(const std::string& verb)
    {
        const size_t named = column();
        RENKEI_TRY(const long long id, finger());
        const auto known = std::find(down_.begin(), down_.end(), id);
        if (verb == "down") {
            RENKEI_TRY(Step step, place(Touch::Kind::Down, id));
            if (known != down_.end()) return script_error(line_->number, named, sentence("finger {1} is on the display already", id));
            down_.push_back(id);
            script.steps.push_back(std::move(step));
            return {};
        }
        if (known == down_.end()) return script_error(line_->number, named, sentence("finger {1} is not on the display", id));
        if (verb == "move") {
            RENKEI_TRY(Step step, place(Touch::Kind::Move, id));
            script.steps.push_back(std::move(step));
            return {};
        }
        down_.erase(known);
        script.steps.push_back({.kind = Touch::Kind::Up, .at = last_, .finger = id, .place = {}, .target = {}, .line = line_->number, .column = named});
        return {};
    }

    const Line* line_ = nullptr;
    size_t next_ = 0;
    milliseconds origin_{}, last_{};       // from which times count; time of the last step
    std::vector<long long> down_;          // fingers that lie on the display
};

}  // namespace

Error script_error(size_t line, size_t column, const Sentence& what) { return {ErrorKind::BadData, sentence("The touch script, line {1}, column {2}: {3}", line, column, what)}; }

Result<Script> read_script(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";   // some editors put it before everything
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    RENKEI_TRY(const std::vector<Line> lines, lines_of(text));
    Reader reader;
    for (const Line& line : lines) RENKEI_CHECK(reader.read(line));
    if (lines.empty()) return script_error(1, 1, sentence("there is no step in it"));
    return reader.finish();
}

Vec2 point_on(const Target& target)
{
    const Rect& a = target.area;
    const Vec2 middle{a.x + a.w / 2, a.y + a.h / 2};
    if (target.rings.empty()) return middle;
    // Of a shape the middle may lie in a bay: the point inside that is nearest to it.
    constexpr int kGrid = 24;
    Vec2 best = target.rings.front().empty() ? middle : target.rings.front().front();
    float nearest = 1e9f;
    for (int i = 0; i < kGrid * kGrid; ++i) {
        const Vec2 p{a.x + a.w * (static_cast<float>(i % kGrid) + 0.5f) / kGrid, a.y + a.h * (static_cast<float>(i / kGrid) + 0.5f) / kGrid};
        const std::vector<const Target*> met = hit({&target, 1}, p, 1e6f);   // not by a fingertip beside it
        const float off = std::hypot(p.x - middle.x, p.y - middle.y);
        if (!met.empty() && off < nearest) nearest = off, best = p;
    }
    return best;
}

}  // namespace renkei::visit
