#pragma once

#include "models/tables/OnCallWords.h"
#include "widgets/common/PlainLabel.h"

namespace ph {

/// How old what is kept of an environment for on-call is, where one reads it. Says nothing where none is
/// pinned.
class OnCallNote final : public PlainLabel {
    Q_OBJECT
public:
    explicit OnCallNote(QWidget* parent = nullptr, Clock clock = systemNow);
    void showLines(const QList<OnCallLine>& lines);
    /// Whose; empty: of the one that is the oldest.
    void setEnvironment(const QString& environment);
    void refreshAges();

private:
    const OnCallLine* line() const;
    const Clock clock_;
    QList<OnCallLine> lines_;
    QString environment_;
};

Tone onCallTone(OnCallState state);

} // namespace ph
