#include "widgets/shell/HealthDots.h"

#include "widgets/common/AccessibleRole.h"
#include "widgets/common/HealthGlyph.h"
#include "widgets/common/PlainText.h"

#include <QPainter>

#include <algorithm>

namespace ph {

namespace {

constexpr int most = 8;
constexpr int side = 14;

int urgency(ConnectionHealth health)
{
    switch (health) {
    case ConnectionHealth::Stopped:
        return 0;
    case ConnectionHealth::Waiting:
        return 1;
    case ConnectionHealth::Incomplete:
        return 2;
    case ConnectionHealth::Syncing:
        return 3;
    case ConnectionHealth::NeverSynced:
        return 4;
    case ConnectionHealth::Well:
        return 5;
    case ConnectionHealth::Disabled:
        return 6;
    }
    return 7;
}

} // namespace

HealthDots::HealthDots(ConnectionTableModel* model, QWidget* parent)
    : QAbstractButton(parent)
    , model_(model)
{
    setObjectName(QStringLiteral("healthDots"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleRole(*this, QAccessible::Button);
    connect(model, &QAbstractItemModel::rowsInserted, this, &HealthDots::refresh);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &HealthDots::refresh);
    connect(model, &QAbstractItemModel::dataChanged, this, &HealthDots::refresh);
    refresh();
}

QSize HealthDots::sizeHint() const
{
    const int count = int(marks_.size());
    return {qMax(1, count) * (side + 3) + (more_ > 0 ? 28 : 0) + 4, 20};
}

void HealthDots::refresh()
{
    QList<ConnectionHealth> all;
    QStringList lines;
    for (const ConnectionRow& row : model_->rows()) {
        all.append(connectionHealth(row));
        lines << tr("%1: %2").arg(row.connection.name, connectionHealthText(row));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](ConnectionHealth a, ConnectionHealth b) { return urgency(a) < urgency(b); });
    const int more = qMax(0, int(all.size()) - most);
    all.resize(qMin<qsizetype>(all.size(), most));
    const QString words = lines.isEmpty() ? tr("No connections") : lines.join(QLatin1Char('\n'));
    if (words != accessibleName()) {
        setAccessibleName(words);
        setToolTip(plainToolTip(words));
    }
    if (all == marks_ && more == more_)
        return;
    marks_ = all;
    more_ = more;
    updateGeometry();
    update();
}

void HealthDots::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    int x = 2;
    for (const ConnectionHealth health : marks_) {
        paintHealthGlyph(&painter, QRect(x, (height() - side) / 2, side, side), health, theme);
        x += side + 3;
    }
    if (more_ > 0) {
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(theme.textMuted);
        painter.drawText(QRect(x, 0, 28, height()), Qt::AlignVCenter, QStringLiteral("+%1").arg(more_));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
    }
}

} // namespace ph
