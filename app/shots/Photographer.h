#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QCryptographicHash>
#include <QDialog>
#include <QElapsedTimer>
#include <QHash>
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

/// Takes pictures of those names that contain the words, or were chosen.
class Photographer {
public:
    Photographer(QString folder, QString words)
        : folder_(std::move(folder))
        , words_(std::move(words))
    {
    }

    /// Looks at each screen in place of taking pictures of it.
    void visit(std::function<void(QWidget&, const QString&)> work) { visit_ = std::move(work); }
    /// Of all that is taken only these, each under another name.
    void choose(const QHash<QString, QString>& names) { chosen_ = names; }
    /// What is done to a picture before it is kept.
    void develop(std::function<QImage(const QImage&)> work) { develop_ = std::move(work); }

    bool wants(const QString& name) const
    {
        return chosen_.isEmpty() ? name.contains(words_) : chosen_.contains(name);
    }

    QString file(const QString& name) const
    {
        return folder_ + u'/' + chosen_.value(name, name) + QStringLiteral(".png");
    }

    void take(QWidget& widget, const QString& name)
    {
        if (!wants(name))
            return;
        if (visit_) {
            QTest::qWait(50); // layouts
            visit_(widget, name);
            return;
        }
        QTest::qWait(350);                    // layouts, icons, debounced work
        QCoreApplication::sendPostedEvents(); // and what an answer in the last moment asked for
        QCoreApplication::processEvents();
        keep(widget.grab(), name);
    }

    /// Two pictures of one look that are the same show that one of them is not of what it says.
    void keep(const QPixmap& picture, const QString& name)
    {
        constexpr int smallest = 0; // of a PNG: its quality is how little is compressed
        (void)(develop_ ? develop_(picture.toImage()).save(file(name), nullptr, smallest)
                        : picture.save(file(name)));
        std::printf("%s\n", qPrintable(file(name)));
        const auto image = picture.toImage();
        const auto look = name.section(u'-', -1).toUtf8();
        const auto digest =
            look + QCryptographicHash::hash(QByteArrayView(image.constBits(), image.sizeInBytes()),
                                            QCryptographicHash::Sha1);
        if (const auto same = taken_.constFind(digest); same != taken_.constEnd()) {
            std::fprintf(stderr, "%s is the same picture as %s\n", qPrintable(name), qPrintable(*same));
            ++repeated_;
        }
        taken_.insert(digest, name);
    }
    int repeated() const { return repeated_; }

    void takePopup(QWidget& window, const QString& name, QAbstractButton* opener)
    {
        if (!wants(name) || !opener)
            return;
        // A menu has its own loop: the picture is taken from within it.
        QTimer::singleShot(600, &window, [&] {
            keep(withPopups(window), name);
            while (auto* popup = QApplication::activePopupWidget())
                popup->close();
        });
        opener->click();
        QTest::qWait(900);
    }

private:
    const QString folder_, words_;
    QHash<QString, QString> chosen_;
    std::function<QImage(const QImage&)> develop_;
    std::function<void(QWidget&, const QString&)> visit_;
    QHash<QByteArray, QString> taken_; // by what they show
    int repeated_ = 0;
};

} // namespace ph
