#pragma once

#include "models/tables/KeyedTableModel.h"
#include "models/values/Endpoint.h"

namespace ph {

/// What one target of an endpoint is asked to get and seen to get, in percent; none: nothing was said.
struct TrafficLine {
    int place = 0;
    QString target;
    QStringList tags = {};
    TrafficShare::Role role = TrafficShare::Role::Other;
    std::optional<double> declared = std::nullopt, observed = std::nullopt;
    friend bool operator==(const TrafficLine&, const TrafficLine&) = default;
};
/// One line a target, declared ones first. Several shares of one target are summed.
QList<TrafficLine> trafficLines(const Endpoint& endpoint);

class TrafficTableModel final : public KeyedTableModel<TrafficLine, QString> {
    Q_OBJECT
public:
    enum Column { Target, RoleColumn, Declared, Observed, ColumnCount };
    using KeyedTableModel::KeyedTableModel;
    void show(const Endpoint& endpoint) { apply(trafficLines(endpoint)); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const TrafficLine& line, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const TrafficLine& line) const final { return line.target; }
    bool before(const TrafficLine& a, const TrafficLine& b) const final { return a.place < b.place; }
};

/// A value that stands where the endpoint has it.
template <class T>
struct Placed {
    int place = 0;
    T value = {};
    friend bool operator==(const Placed&, const Placed&) = default;
};

class EndpointRevisionModel final : public KeyedTableModel<Placed<EndpointRevision>, QString> {
    Q_OBJECT
public:
    enum Column { Name, Model, FormatColumn, Runtime, Replicas, Resources, State, ColumnCount };
    using KeyedTableModel::KeyedTableModel;
    void show(const Endpoint& endpoint);

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const Placed<EndpointRevision>& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const Placed<EndpointRevision>& row) const final { return row.value.name; }
    bool before(const Placed<EndpointRevision>& a, const Placed<EndpointRevision>& b) const final
    {
        return a.place < b.place;
    }
};

/// Conditions; those that fail come first.
class EndpointConditionModel final : public KeyedTableModel<Placed<EndpointCondition>, QString> {
    Q_OBJECT
public:
    enum Column { Type, StatusColumn, Reason, Message, Since, ColumnCount };
    enum Role {
        StatusRole = Qt::UserRole + 1, ///< int(EndpointCondition::Status)
        InformativeRole                ///< bool: False of it is no failure
    };
    explicit EndpointConditionModel(QObject* parent = nullptr, Clock clock = systemNow);
    void show(const Endpoint& endpoint);
    void refreshAges() { announceColumn(Since); }

protected:
    int columns() const final { return ColumnCount; }
    QVariant cell(const Placed<EndpointCondition>& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString keyOf(const Placed<EndpointCondition>& row) const final { return row.value.type; }
    bool before(const Placed<EndpointCondition>& a, const Placed<EndpointCondition>& b) const final;

private:
    Clock clock_;
};

} // namespace ph
