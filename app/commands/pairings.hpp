#pragma once
// What staff have said of tables with headings of their own, from the store to the readers of tables and back.

#include <vector>

#include "intake/pairing.hpp"
#include "store/store.hpp"

namespace renkei::commands {

[[nodiscard]] Result<std::vector<intake::Pairing>> remembered_pairings(const store::Store& store);
// In the name of who acts.
[[nodiscard]] Result<void> remember_pairing(store::Store& store, const intake::Pairing& pairing);

}  // namespace renkei::commands
