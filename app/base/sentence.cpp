#include "base/sentence.hpp"

namespace renkei {
namespace {

std::string filled(std::string_view text, const Filling* fillings, size_t count, std::string Sentence::*language)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool place = i + 2 < text.size() && text[i] == '{' && text[i + 1] >= '1' && text[i + 1] <= '9' && text[i + 2] == '}';
        const size_t which = place ? static_cast<size_t>(text[i + 1] - '1') : count;
        if (which >= count) {
            out += text[i];
            continue;
        }
        out += fillings[which].both().*language;
        i += 2;
    }
    return out;
}

}  // namespace

Sentence fill(const Translation& translation, const Filling* fillings, size_t count)
{
    return {filled(translation.en, fillings, count, &Sentence::en), filled(translation.ja, fillings, count, &Sentence::ja)};
}

}  // namespace renkei
