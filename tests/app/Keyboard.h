#pragma once

#include "tests/app/Desk.h"

#include <QAbstractItemView>
#include <QDateTimeEdit>

namespace ph::testing {

/// Somebody without a pointer: every key goes to what has the focus, and nothing is touched otherwise.
class Keyboard {
public:
    explicit Keyboard(QWidget& window)
        : window_(window)
    {
    }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(listener(), Qt::Key(key), modifiers);
    }
    void type(const QString& text)
    {
        for (const auto letter : text)
            QTest::keyClick(listener(), letter.toLatin1());
    }
    /// In place of what a line holds.
    void write(const QString& text)
    {
        press(Qt::Key_A, Qt::ControlModifier);
        type(text);
    }

    /// Whether the keys go to what has this name, or to a part of it.
    bool isAt(const QString& name)
    {
        for (const auto* one = listener(); one; one = one->parentWidget()) {
            if (one->objectName() == name)
                return true;
        }
        return false;
    }
    /// Tab until the keys go there; false where that comes round without it, or does not get on.
    bool tabTo(const QString& name)
    {
        return goOn([&] { return isAt(name); }, Qt::Key_Tab, name);
    }
    /// The tabs of what has this name, not what is below them.
    bool tabToTabsOf(const QString& name)
    {
        const auto isThere = [&] {
            const auto* bar = qobject_cast<QTabBar*>(listener());
            return bar && bar->parentWidget()->objectName() == name;
        };
        return goOn(isThere, Qt::Key_Tab, name);
    }
    bool pressButton(const QString& name)
    {
        if (!tabTo(name))
            return false;
        press(Qt::Key_Space);
        return true;
    }
    /// In the box, the choice whose words contain these: as a person does with the arrows.
    bool choose(const QString& box, const QString& words)
    {
        if (!tabTo(box))
            return false;
        auto* combo = qobject_cast<QComboBox*>(listener());
        if (!combo)
            combo = qobject_cast<QComboBox*>(listener()->parentWidget()); // that can be typed into
        const auto place = [&] { return combo->findText(words, Qt::MatchContains); };
        if (!combo || !QTest::qWaitFor([&] { return place() >= 0; }, patienceMs))
            return false;
        for (int step = 0; combo->currentIndex() != place() && step < combo->count(); ++step)
            press(combo->currentIndex() < place() ? Qt::Key_Down : Qt::Key_Up);
        return combo->currentIndex() == place();
    }

    /// What comes up next may hold every event loop until it is answered: `work` is done within.
    static void answer(std::function<bool()> isThere, std::function<void()> work)
    {
        QTimer::singleShot(30, qApp, [isThere = std::move(isThere), work = std::move(work)] {
            if (isThere())
                work();
            else
                answer(isThere, work);
        });
    }

private:
    /// A window that nobody made active has no focus: without a window manager nobody gives it back when a
    /// dialog or a menu goes.
    QWidget* listener()
    {
        if (auto* popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        auto* modal = QApplication::activeModalWidget();
        auto* top = modal ? modal : QApplication::activeWindow() ? QApplication::activeWindow() : &window_;
        if (QApplication::activeWindow() != top) {
            top->activateWindow();
            // Not qWaitForWindowActive(): to it a dialog is active as soon as the window below it is.
            (void)QTest::qWaitFor([top] { return QApplication::activeWindow() == top; });
        }
        auto* focus = QApplication::focusWidget();
        return focus ? focus : top;
    }

    bool goOn(const std::function<bool()>& isThere, Qt::Key key, const QString& name)
    {
        const auto mayBeReached = [&] {
            const auto* one = find(window_, name);
            return one && one->isVisible() && one->isEnabled();
        };
        if (!QTest::qWaitFor(mayBeReached, patienceMs)) {
            qWarning("%s is not there, or cannot be used", qPrintable(name));
            return false;
        }
        constexpr int most = 150;
        QStringList past;
        for (int step = 0; step < most; ++step) {
            if (isThere())
                return true;
            auto* before = listener();
            past.append(before->objectName().isEmpty()
                            ? QString::fromLatin1(before->metaObject()->className())
                            : before->objectName());
            press(key);
            if (listener() == before && !qobject_cast<QDateTimeEdit*>(before)) // which goes through its parts
                break;
        }
        qWarning("Tab does not lead to %s, but past %s", qPrintable(name),
                 qPrintable(past.mid(0, 60).join(QStringLiteral(", "))));
        return false;
    }

    QWidget& window_;
};

inline bool isGone(Desk& desk, const char* dialog)
{
    return QTest::qWaitFor([&] { return !isShown(desk.window(), QLatin1String(dialog)); }, patienceMs);
}

/// And is where keys go: a window becomes active an event after it is shown.
inline bool isThere(Desk& desk, const char* dialog)
{
    return QTest::qWaitFor(
        [&] {
            auto* shown = find(desk.window(), QLatin1String(dialog));
            if (!shown || !shown->isVisible())
                return false;
            shown->activateWindow(); // as a window manager does
            return shown->isActiveWindow();
        },
        patienceMs);
}

} // namespace ph::testing
