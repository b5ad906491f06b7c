#pragma once
// How one scene gives way to the next. The stage chooses, the canvas draws.

namespace renkei {

enum class Transition { Cut, CrossFade, Fusuma, SumiBleed };

inline constexpr float kTransitionSeconds = 0.9f;

}  // namespace renkei
