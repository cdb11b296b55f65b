#pragma once

class QDialog;

namespace ph {

/// Makes a dialog `width` pixels wide at least, and as tall as its wrapped text is at that width. Qt guesses
/// the height for a width of its own, so that a dialog with a least width opens too tall.
void fitToWidth(QDialog& dialog, int width);

/// Makes room for what is shown in it now. It never shrinks: nothing jumps away below a pointer.
void growToFit(QDialog& dialog);

} // namespace ph
