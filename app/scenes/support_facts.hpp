#pragma once
// What is told of one disaster: its words, and the block of facts over the sea of Japan.

#include <string>
#include <vector>

#include "scenes/nation.hpp"
#include "scenes/sea_names.hpp"

namespace renkei::scenes {

// Brackets and waves of the typewriter become those of print.
[[nodiscard]] std::string in_print(std::string text);
// Without the year that stands over or beside it: 平成28年熊本地震, 2016年熊本地震, 2016년 구마모토 지진.
[[nodiscard]] std::string undated(const std::string& name, const std::string& year);
// As the display counts years.
[[nodiscard]] std::string year_of(const model::Support& s, Wording language);
// In figures of kanji: 十億円, 十亿日元; in easy Japanese 10億円.
[[nodiscard]] std::string upright_amount(long long yen, Wording language);
// What was given, in words: money of its kind, people, goods; without what is told with its number.
[[nodiscard]] std::string given(const model::Support& s, bool money_told, bool people_told, Wording language);

// The facts of each disaster in its turn, from one corner down. They keep off the land: their lines are broken before it, and where
// large type has no sea for them they stand closer, and leave the name to the chronicle beside them, which says it.
class Facts {
  public:
    Facts(Board& board, const NationLayout& nation, Vec2 at, float measure);

    void say(const model::Support& s, float begin, float end);
    // All that any of them takes.
    [[nodiscard]] const Rect& reach() const { return reach_; }

  private:
    // One of them, and how it is set; `before`: units to what stands above.
    struct Line {
        std::string words;
        text::Face face = text::Face::Gothic;
        float size = 24, height = 1.4f;
        paint::Color color;
        float before = 0;
    };
    // How they are set where there is room, where there is less, and where there is least.
    enum class Room { Usual, Close, Least };
    [[nodiscard]] std::vector<Line> lines_of(const model::Support& s, Room room) const;
    [[nodiscard]] std::string headline_of(const model::Support& s, float size) const;
    struct Set {
        text::Paragraph paragraph;
        bool clear = true;         // of the land
        float bottom = 0;          // where the next begins
    };
    [[nodiscard]] Set set(const Line& line, float y) const;
    [[nodiscard]] bool clear(const std::vector<Line>& lines) const;

    Board& board_;
    SeaChart sea_;
    Vec2 at_;
    float measure_;
    Rect reach_;
};

}  // namespace renkei::scenes
