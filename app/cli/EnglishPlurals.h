#pragma once

class QCoreApplication;

namespace ph {

/// "1 run", "2 runs": English is a catalogue, too, for its plurals. What commands print is in English,
/// whatever the locale.
void installEnglishPlurals(QCoreApplication& application);

} // namespace ph
