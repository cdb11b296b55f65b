#pragma once

#include "widgets/common/Theme.h"

#include <QProxyStyle>

namespace ph {

/// Fusion with calmer measures and habits. What has a colour is in styleSheetFor(), but for the arrow of a
/// sorted column: a rule for it would take its room from every title, and titles stand above their values.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();
    static QString name();
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* returnData = nullptr) const override;
};

/// The application style sheet, made from a theme's tokens.
///
/// Dynamic properties it knows: QPushButton[kind="primary"|"danger"|"flat"], QLineEdit[bare="true"] (no
/// frame), QWidget[panel="true"] (surface with a border), QWidget[surface="true"], QWidget[chrome="true"].
QString styleSheetFor(const Theme& theme);

} // namespace ph
