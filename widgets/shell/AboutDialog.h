#pragma once

#include "models/tables/ComponentTableModel.h"

#include <QDialog>

class QPlainTextEdit;

namespace ph {

class LineTable;
class PlainLabel;

/// Which program this is, what it is made of, and under which licences. What the licence of the chosen
/// component says stands below.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    /// `versions`: what a report of a fault needs to know, to be copied; several lines of plain text.
    AboutDialog(const QString& version, const QString& versions, const QList<ProgramComponent>& components,
                QWidget* parent = nullptr);

private:
    void build(const QString& version, const QString& versions);
    QLayout* buildButtons(const QString& versions);
    void showCurrent();

    ComponentTableModel* model_;
    LineTable* table_;
    QPlainTextEdit* licence_;
    PlainLabel* copied_;
};

} // namespace ph
