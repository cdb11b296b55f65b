#pragma once

#include "models/tables/OnCallTables.h"

#include <QDialog>
#include <QTimer>

class QStackedWidget;

namespace ph {

class Banner;
class LineTable;
class OnCallPinView;
class StateView;

/// Which environments are kept for whoever is on call: at the left all of them, at the right how the chosen
/// one is kept. Shows what it is given, and asks nobody.
class OnCallDialog final : public QDialog {
    Q_OBJECT
public:
    explicit OnCallDialog(QWidget* parent = nullptr, Clock clock = systemNow);
    ~OnCallDialog() override;
    /// Keeps what is chosen; at first the first one is.
    void showLines(const QList<OnCallLine>& lines);
    void showError(const Error& error);
    void choose(const QString& environment);
    QString chosen() const; ///< empty: none

Q_SIGNALS:
    void pinRequested(const ph::OnCallPin& pin);
    void unpinRequested(const QString& environment);
    void refreshRequested(const QString& environment);
    void cancelRequested(const QString& environment);

private:
    void build();
    void showChosen();

    OnCallTableModel* model_;
    Banner* banner_ = nullptr;
    LineTable* table_ = nullptr;
    OnCallPinView* view_ = nullptr;
    StateView* none_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QString wanted_;
    QTimer ages_;
};

} // namespace ph
