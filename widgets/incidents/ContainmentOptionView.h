#pragma once

#include "models/values/ContainmentOption.h"

#include <QScrollArea>

class QPushButton;

namespace ph {

class PlainLabel;

/// One way to contain: what it does and does not, whom it touches, how one gets back, who may, and what is
/// missing.
class ContainmentOptionView final : public QScrollArea {
    Q_OBJECT
public:
    explicit ContainmentOptionView(QWidget* parent = nullptr);
    void showNone();
    enum class Taking { Allowed, Closed }; ///< Closed: the incident takes no act any more
    void showOption(const ContainmentOption& option, Taking taking, std::int64_t nowMs);

Q_SIGNALS:
    void takeRequested();

private:
    PlainLabel *title_, *missing_, *facts_, *command_;
    QPushButton* take_;
};

} // namespace ph
