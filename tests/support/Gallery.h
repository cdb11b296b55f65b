#pragma once

#include <QDir>
#include <QTest>
#include <QWidget>

namespace ph::testing {

/// Renders a page; with PH_GALLERY=directory its picture is kept there, to be looked at.
inline void keepPage(QWidget& widget, const QString& name, QSize size)
{
    widget.resize(size);
    widget.show();
    QTest::qWait(40);
    const auto picture = widget.grab();
    const auto directory = qEnvironmentVariable("PH_GALLERY");
    if (!directory.isEmpty()) {
        QVERIFY(QDir().mkpath(directory));
        QVERIFY(picture.save(directory + u'/' + name + QLatin1String(".png")));
    }
    // Nothing is cut: the page fits the smallest window that people have, beside the rail.
    QVERIFY2(widget.minimumSizeHint().width() <= 820,
             qPrintable(QString::number(widget.minimumSizeHint().width())));
}

} // namespace ph::testing
