#include "widgets/oncall/BudgetBar.h"

#include <QPainter>

#include <algorithm>

namespace ph {

BudgetBar::BudgetBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("budgetBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BudgetBar::setBudget(qint64 used, qint64 budget, const QString& words)
{
    used_ = used;
    budget_ = budget;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize BudgetBar::sizeHint() const
{
    return {160, space::s};
}

void BudgetBar::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(rect());
    const auto radius = whole.height() / 2;
    painter.setBrush(theme.border);
    painter.drawRoundedRect(whole, radius, radius);
    if (used_ <= 0 || budget_ <= 0)
        return;
    const auto share = std::min(1.0, double(used_) / double(budget_));
    auto filled = whole;
    filled.setWidth(std::max(whole.height(), whole.width() * share)); // a little is not nothing
    painter.setBrush(used_ > budget_ ? theme.bad : theme.accent);
    painter.drawRoundedRect(filled, radius, radius);
}

} // namespace ph
