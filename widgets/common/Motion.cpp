#include "widgets/common/Motion.h"

#include <QApplication>
#include <QVariant>

namespace ph {

namespace {

constexpr char choiceKey[] = "ph.motionChoice", desktopKey[] = "ph.desktopMotion", fadesKey[] = "ph.fades";

/// Qt's own fades of menus and tool tips ask the application and not the style. The first answer is the
/// desktop's; it is kept, since ours replaces it.
void settle(QApplication& application)
{
    if (!application.property(fadesKey).isValid())
        application.setProperty(fadesKey, QApplication::isEffectEnabled(Qt::UI_General));
    QApplication::setEffectEnabled(Qt::UI_General, currentMotion() == Motion::Full &&
                                                       application.property(fadesKey).toBool());
}

} // namespace

Motion motionFor(MotionChoice choice, Motion ofDesktop)
{
    switch (choice) {
    case MotionChoice::System:
        return ofDesktop;
    case MotionChoice::Full:
        return Motion::Full;
    case MotionChoice::Reduced:
        return Motion::Reduced;
    }
    return ofDesktop;
}

MotionChoice motionChoiceOf(QStringView text)
{
    return text == QLatin1String("full")      ? MotionChoice::Full
           : text == QLatin1String("reduced") ? MotionChoice::Reduced
                                              : MotionChoice::System;
}

QString motionChoiceText(MotionChoice choice)
{
    switch (choice) {
    case MotionChoice::System:
        break;
    case MotionChoice::Full:
        return QStringLiteral("full");
    case MotionChoice::Reduced:
        return QStringLiteral("reduced");
    }
    return QStringLiteral("system");
}

void applyMotion(QApplication& application, MotionChoice choice)
{
    application.setProperty(choiceKey, int(choice));
    settle(application);
}

void applyDesktopMotion(QApplication& application, Motion ofDesktop)
{
    application.setProperty(desktopKey, int(ofDesktop));
    settle(application);
}

Motion currentMotion()
{
    if (!qApp)
        return Motion::Full;
    return motionFor(MotionChoice(qApp->property(choiceKey).toInt()),
                     Motion(qApp->property(desktopKey).toInt()));
}

} // namespace ph
