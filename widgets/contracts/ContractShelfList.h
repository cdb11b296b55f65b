#pragma once

#include "models/tables/ContractTables.h"

#include <QTimer>
#include <QWidget>

namespace ph {

class ContractFilter;
class StudyTable;

/// The shelf as a table: by team, until a person sorts it.
class ContractShelfList final : public QWidget {
    Q_OBJECT
public:
    explicit ContractShelfList(Clock clock, QWidget* parent = nullptr);
    void apply(const QList<ContractLine>& lines);
    void setWords(const QString& text); ///< only lines with each of them
    void mark(const QString& file);     ///< as the one in view; nobody chose it
    int count() const { return lines_->rowCount(); }
    QString first() const; ///< the file that stands first; empty: none
    const ContractLine* lineOf(const QString& file) const;
    const ContractLine* lineNamed(const QString& contract) const;
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void chosen(const QString& file);
    void removeRequested(); ///< of the one in view

private:
    ContractShelfModel* lines_;
    ContractFilter* shown_;
    StudyTable* table_ = nullptr;
    QTimer ages_;
};

} // namespace ph
