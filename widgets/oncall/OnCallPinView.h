#pragma once

#include "models/tables/OnCallTables.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace ph {

class Badge;
class BudgetBar;
class LineTable;
class PlainLabel;
class ProgressLine;

/// How one environment is kept for on-call, what it lacks, and what can be done about it.
class OnCallPinView final : public QWidget {
    Q_OBJECT
public:
    explicit OnCallPinView(QWidget* parent = nullptr, Clock clock = systemNow);
    void showLine(const OnCallLine& line);
    void refreshAges();

Q_SIGNALS:
    void pinRequested(const ph::OnCallPin& pin);
    void unpinRequested(const QString& environment);
    void refreshRequested(const QString& environment);
    void cancelRequested(const QString& environment);

private:
    void build();
    void showStanding();
    void showWork();
    OnCallPin pin() const;
    void ask();

    const Clock clock_;
    OnCallLine line_;
    enum class Filling { No, Yes } filling_ = Filling::No; ///< a value that is shown is no wish
    PlainLabel *title_ = nullptr, *age_ = nullptr, *size_ = nullptr, *leftOut_ = nullptr, *doing_ = nullptr;
    Badge* state_ = nullptr;
    QCheckBox* kept_ = nullptr;
    QSpinBox* budget_ = nullptr;
    QComboBox* every_ = nullptr;
    BudgetBar* bar_ = nullptr;
    OnCallSourceModel* sources_;
    LineTable* table_ = nullptr;
    ProgressLine* progress_ = nullptr;
    QPushButton *refresh_ = nullptr, *cancel_ = nullptr;
};

} // namespace ph
