#include "widgets/charts/TableToggle.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"

#include <QApplication>
#include <QCoreApplication>
#include <QShortcut>

namespace ph {

void addTableKey(QAbstractButton* toggle, QWidget* chart)
{
    const auto keys = keysOf(ScreenKey::ChartAsTable);
    auto* shortcut = new QShortcut(keys, chart);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, toggle, [toggle, chart] {
        if (!toggle->isEnabled() || !toggle->isVisible())
            return;
        toggle->toggle();
        // What had the focus may be hidden now: the next key is to lead to the chart still.
        if (const auto* at = QApplication::focusWidget(); !at || !chart->isAncestorOf(at))
            toggle->setFocus(Qt::ShortcutFocusReason);
    });
    noteKeys(*toggle, ScreenKey::ChartAsTable);
    toggle->setToolTip(plainToolTip(
        QStringLiteral("%1  (%2)").arg(toggle->accessibleName(), keys.toString(QKeySequence::NativeText))));
}

IconButton* makeTableToggle(const QString& objectName, QWidget* chart)
{
    auto* toggle =
        new IconButton(QStringLiteral("table"), QCoreApplication::translate("TableToggle", "Show as table"));
    toggle->setObjectName(objectName);
    toggle->setCheckable(true);
    addTableKey(toggle, chart);
    return toggle;
}

} // namespace ph
