#pragma once

#include "models/values/ModelView.h"

#include <QWidget>

class QPushButton;

namespace ph {

class AgeLabel;
class Badge;
class CopyLink;
class PlainLabel;

/// What a registered model says of itself.
class ModelHeader final : public QWidget {
    Q_OBJECT
public:
    explicit ModelHeader(Clock clock, QWidget* parent = nullptr);
    void showModel(const ModelSummary& summary);

private:
    void showDescription();
    PlainLabel* name_;
    Badge* kind_;
    AgeLabel* seen_;
    CopyLink* link_;
    PlainLabel* facts_;
    PlainLabel* description_;
    QPushButton* more_;
    PlainLabel* tags_;
    QString whole_;
    enum class Extent { Short, Whole } extent_ = Extent::Short;
};

} // namespace ph
