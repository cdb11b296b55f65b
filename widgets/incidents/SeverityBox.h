#pragma once

#include "models/values/IncidentEntry.h"

#include <QComboBox>

namespace ph {

/// Chooses how bad an incident is, each grade with what it means.
class SeverityBox final : public QComboBox {
    Q_OBJECT
public:
    SeverityBox(const QString& objectName, IncidentSeverity chosen, QWidget* parent = nullptr);
    IncidentSeverity severity() const;
    void setSeverity(IncidentSeverity severity) { setCurrentIndex(int(severity)); }
};

} // namespace ph
