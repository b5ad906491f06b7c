#pragma once
// What stands beside a QR code: whose site it opens, and the name of its host.

#include "scenes/board.hpp"

namespace renkei::scenes {

// 町の公式サイト　www.town.teshikaga.hokkaido.jp, to be set ending at its right; on two lines where one is wider than `room`.
[[nodiscard]] text::Paragraph site_words(const Board& board, const std::string& url, const model::Municipality& municipality, float room);

}  // namespace renkei::scenes
