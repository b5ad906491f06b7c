#pragma once
// The pages of the scene "notice", and the hills that two of them share: the sun goes down behind them before closing time, and
// the moon stands over them while the hall is closed.

#include "base/sentence.hpp"
#include "scenes/board.hpp"

namespace renkei::scenes::notice {

// Before closing time: how many minutes are left. Error: NotFound where nothing ever closes.
Result<canvas::Composition> closing(const Setting& setting);
// Outside the hours: when the hall opens again.
Result<canvas::Composition> closed(const Setting& setting);
// What the staff say to everybody, urgent or not.
Result<canvas::Composition> message(const model::Notice& notice, const Setting& setting);

enum class Hour { Evening, Night };

// Three ridges, the nearest down to the lower edge of the frame, in which the footer stands. `ridge`: y of the farthest crest.
void paint_hills(paint::Painter& p, Size frame, float ridge, Hour hour);

}  // namespace renkei::scenes::notice
