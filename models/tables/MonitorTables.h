#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/MonitorLines.h"

namespace ph {

/// Silences of all connections: those in force first, those that are over last.
class SilenceTableModel final : public KeyedTableModel<SilenceLine, QString> {
    Q_OBJECT
public:
    enum Column { StateColumn, Matchers, Ends, By, Comment, Starts, Id, Place, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1, PendingRole }; ///< int(Silence::State), int(Pending)
    explicit SilenceTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Ends); }
    static QString keyOfLine(const SilenceLine& line);

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const SilenceLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const SilenceLine& line) const final { return keyOfLine(line); }
    bool before(const SilenceLine& a, const SilenceLine& b) const final;

private:
    Clock clock_;
};

/// Rules of all connections: failing ones first, for they notice nothing; then firing, pending, others.
class RuleTableModel final : public KeyedTableModel<RuleLine, QString> {
    Q_OBJECT
public:
    enum Column { HealthColumn, StateColumn, Name, Group, Evaluated, Fault, Expression, Place, ColumnCount };
    enum Role { HealthRole = Qt::UserRole + 1 }; ///< int(MetricRule::Health)
    explicit RuleTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Evaluated); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const RuleLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const RuleLine& line) const final;
    bool before(const RuleLine& a, const RuleLine& b) const final;

private:
    Clock clock_;
};

/// What is scraped by all connections: what is down first.
class TargetTableModel final : public KeyedTableModel<TargetLine, QString> {
    Q_OBJECT
public:
    enum Column { HealthColumn, Address, Pool, Scraped, Took, Fault, Labels, Place, ColumnCount };
    enum Role { HealthRole = Qt::UserRole + 1 }; ///< int(ScrapeTarget::Health)
    explicit TargetTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Scraped); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const TargetLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const TargetLine& line) const final;
    bool before(const TargetLine& a, const TargetLine& b) const final;

private:
    Clock clock_;
};

/// Objectives of the workspace: what burns first, then what is not known.
class ObjectiveTableModel final : public KeyedTableModel<ObjectiveLine, QString> {
    Q_OBJECT
public:
    enum Column { VerdictColumn, Name, Endpoint, Target, Budget, Fastest, Judged, Place, ColumnCount };
    /// int(ObjectiveState::Verdict)
    enum Role { VerdictRole = Qt::UserRole + 1 };
    explicit ObjectiveTableModel(QObject* parent = nullptr, Clock clock = systemNow);
    void refreshAges() { announceColumn(Judged); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const ObjectiveLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const ObjectiveLine& line) const final { return line.kept.file; }
    bool before(const ObjectiveLine& a, const ObjectiveLine& b) const final;

private:
    Clock clock_;
};

} // namespace ph
