#pragma once

#include "models/values/MonitorLines.h"
#include "models/values/Time.h"

#include <QDialog>

namespace ph {

/// Names the silence that would end and what then fires aloud again. Enter by accident keeps it.
class ExpireDialog final : public QDialog {
    Q_OBJECT
public:
    /// `refusal`: why it cannot be ended from here; empty: it can. `kept`: alerts that it keeps back now.
    ExpireDialog(const SilenceLine& line, const QStringList& kept, const QString& refusal,
                 QWidget* parent = nullptr);

Q_SIGNALS:
    void confirmed();
};

} // namespace ph
