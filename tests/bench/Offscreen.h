#pragma once

namespace ph::bench {

/// Widgets and fonts can be had from now on, without a display. Lasts as long as the program.
void needWidgets();

} // namespace ph::bench
