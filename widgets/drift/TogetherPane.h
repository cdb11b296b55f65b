#pragma once

#include "models/values/MultivariateDrift.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ph {

class Badge;
class Card;
class PlainLabel;

/// Whether columns moved together: how well a classifier tells both sides apart and by what, and how much of
/// a row is lost on the way through the reference's principal components.
class TogetherPane final : public QScrollArea {
    Q_OBJECT
public:
    explicit TogetherPane(QWidget* parent = nullptr);
    void show(const std::optional<MultivariateDrift>& together);

private:
    using QScrollArea::show;
    Card *classifier_, *reconstruction_;
    Badge *classifierVerdict_, *reconstructionVerdict_;
    PlainLabel *auc_, *error_, *columns_, *none_;
    QVBoxLayout* tells_;
};

/// A name, its share as a bar, and in per cent.
class ShareLine final : public QWidget {
    Q_OBJECT
public:
    ShareLine(const QString& name, double share, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString name_;
    double share_;
};

} // namespace ph
