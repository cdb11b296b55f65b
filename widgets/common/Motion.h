#pragma once

#include <QStringView>

class QApplication;

namespace ph {

/// Whether anything on the screen may move by itself: rings that turn, bars that wander, menus that fade.
enum class Motion { Full, Reduced };

/// What the setting `motion` says: as the desktop has it, or always one way.
enum class MotionChoice { System, Full, Reduced };

Motion motionFor(MotionChoice choice, Motion ofDesktop);

/// "system", "full", "reduced". Anything else is System: a setting from a newer version moves nobody's
/// screen.
MotionChoice motionChoiceOf(QStringView text);
QString motionChoiceText(MotionChoice choice);

/// Both are kept with the application, as its colours are, and hold at once; what moves already stops with
/// its next step. Who draws asks the style for SH_Widget_Animation_Duration.
void applyMotion(QApplication& application, MotionChoice choice);
void applyDesktopMotion(QApplication& application, Motion ofDesktop);

/// What holds now; Full without an application.
Motion currentMotion();

} // namespace ph
