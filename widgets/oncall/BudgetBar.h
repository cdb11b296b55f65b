#pragma once

#include "widgets/common/Theme.h"

#include <QWidget>

namespace ph {

/// How much of a budget is used. The words beside it say the same.
class BudgetBar final : public QWidget {
    Q_OBJECT
public:
    explicit BudgetBar(QWidget* parent = nullptr);
    /// `used` below 0: not known, which is an empty bar. `words`: what it says, for who cannot see it.
    void setBudget(qint64 used, qint64 budget, const QString& words);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qint64 used_ = -1, budget_ = 0;
};

} // namespace ph
