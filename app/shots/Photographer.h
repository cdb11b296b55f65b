#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>

namespace ph {

inline constexpr int patienceMs = 60'000;

inline bool waitFor(const std::function<bool()>& done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > patienceMs)
            return false;
        QTest::qWait(20);
    }
    return true;
}

/// The window with what has popped up over it, as it stands on the screen.
inline QPixmap withPopups(QWidget& window)
{
    auto picture = window.grab();
    QPainter painter(&picture);
    for (auto* top : QApplication::topLevelWidgets()) {
        if (top != &window && top->isVisible() && !qobject_cast<QDialog*>(top))
            painter.drawPixmap(top->pos() - window.pos(), top->grab());
    }
    return picture;
}

/// Takes pictures of those names that contain the words.
class Photographer {
public:
    Photographer(QString folder, QString words)
        : folder_(std::move(folder))
        , words_(std::move(words))
    {
    }

    bool wants(const QString& name) const { return name.contains(words_); }

    QString file(const QString& name) const { return folder_ + u'/' + name + QStringLiteral(".png"); }

    void take(QWidget& widget, const QString& name)
    {
        if (!wants(name))
            return;
        QTest::qWait(350); // layouts, icons, debounced work
        widget.grab().save(file(name));
        std::printf("%s\n", qPrintable(file(name)));
    }

    void takePopup(QWidget& window, const QString& name, QAbstractButton* opener)
    {
        if (!wants(name) || !opener)
            return;
        // A menu has its own loop: the picture is taken from within it.
        QTimer::singleShot(600, &window, [&] {
            withPopups(window).save(file(name));
            std::printf("%s\n", qPrintable(file(name)));
            while (auto* popup = QApplication::activePopupWidget())
                popup->close();
        });
        opener->click();
        QTest::qWait(900);
    }

private:
    const QString folder_, words_;
};

} // namespace ph
