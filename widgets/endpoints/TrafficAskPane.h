#pragma once

#include "models/values/TrafficView.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QSlider;
class QSpinBox;

namespace ph {

class Banner;
class PlainLabel;
class TrafficBar;

/// What is asked of an endpoint's traffic: who gets how much, and what becomes of the others.
class TrafficAskPane final : public QWidget {
    Q_OBJECT
public:
    /// What becomes of all shares; quick, for it is asked while the slider moves.
    using Think = std::function<TrafficIdea(const QString& target, int percent)>;
    explicit TrafficAskPane(Think think, QWidget* parent = nullptr);

    /// As it is now. Who was chosen stays chosen while it can be, and the share as it was set.
    void showEndpoint(const Endpoint& endpoint, const TrafficChoice& choice);

    QString target() const;
    int percent() const; ///< 0–100
    const TrafficIdea& idea() const { return idea_; }

Q_SIGNALS:
    void chosen();  ///< by hand
    void changed(); ///< who would get how much is another, whoever made it so

private:
    QLayout* buildAsk();
    void takeShareOfTarget();
    void think();
    Think think_;
    TrafficChoice choice_;
    TrafficIdea idea_;
    TrafficBar* now_;
    PlainLabel* source_;
    QComboBox* target_;
    QSlider* slider_;
    QSpinBox* percent_;
    PlainLabel* becomes_;
    Banner* remarks_;
};

} // namespace ph
