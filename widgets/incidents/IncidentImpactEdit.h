#pragma once

#include "models/values/IncidentEntry.h"

#include <QWidget>

class QLineEdit;

namespace ph {

/// Whom an incident hits and how hard, as far as is known: an empty field is not known, never nothing.
class IncidentImpactEdit final : public QWidget {
    Q_OBJECT
public:
    explicit IncidentImpactEdit(QWidget* parent = nullptr);
    /// Fills what nobody has written in yet; what is not known there becomes empty.
    void propose(const IncidentChanged& known);
    /// Segments, shares, rates and costs; only what is written.
    IncidentChanged known() const;
    QString problem() const; ///< why it cannot be taken so; empty: it can

Q_SIGNALS:
    void changed();

private:
    struct Number {
        QLineEdit* edit;
        std::optional<double> IncidentChanged::*field;
        double scale, most; ///< what is written is `scale` times the value, which is at most `most`
    };
    QLineEdit* field(const char* name, const QString& what);
    QLineEdit* segments_;
    QList<Number> numbers_;
};

} // namespace ph
