#pragma once

#include "models/values/ChartRoles.h"

#include <QFrame>

class QFormLayout;
class QPushButton;

namespace ph {

class ColumnPicker;

/// What a chart shows, in a popup below its card's button: a line for each role, colour and size, logarithmic
/// axes, the artifact, and the width on the board. Every change shows at once.
class ChartSettings final : public QFrame {
    Q_OBJECT
public:
    explicit ChartSettings(QWidget* parent = nullptr);
    struct Choices {
        QList<ColumnKey> metrics, numbers, columns; ///< what the roles may take
        QStringList paths;                          ///< artifacts that the runs are known to have
    };
    void edit(const ChartSpec& spec, const Choices& choices, QWidget* below);

Q_SIGNALS:
    void specChosen(const ph::ChartSpec& spec);

private:
    void rebuild();
    void change(const ChartSpec& spec);
    void addRole(const ChartRole& role, qsizetype first, qsizetype count);
    void addOptionalColumn(const QString& label, const QString& none, const QString& objectName,
                           std::optional<ColumnKey> ChartSpec::*column);
    void addPath();
    void addScales();
    void addWidth();
    QPushButton* columnButton(const QString& objectName, const QString& text);
    void pick(QWidget* below, const QStringList& fixed, const QList<ColumnKey>& columns, const ColumnKey& now,
              std::function<void(std::optional<ColumnKey>)> picked);
    QList<ColumnKey> offered(ChartRole::Takes takes) const;

    ChartSpec spec_;
    Choices choices_;
    QWidget* body_ = nullptr;
    QFormLayout* form_ = nullptr;
    ColumnPicker* picker_ = nullptr;
    std::function<void(std::optional<ColumnKey>)> picked_;
};

} // namespace ph
