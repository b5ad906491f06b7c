#pragma once
// The tables of characters (CMaps, Adobe-Japan1) by which older Japanese documents number the letters of a font that they bring along. poppler
// opens them by name while it draws, when the walls let nothing be opened; so they are mapped before, and what asks for one is given that.
//
// Thread: one. Private to this room.

namespace renkei::documents {

// Before the walls. Without the package poppler-data there are none, and a document that needs one lacks it.
void bring_tables();

}  // namespace renkei::documents
