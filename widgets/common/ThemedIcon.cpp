#include "widgets/common/Theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSvgRenderer>

// The icons are linked in from a static library; outside a namespace, as Q_INIT_RESOURCE asks.
static void registerIcons()
{
    Q_INIT_RESOURCE(ph_icons);
}

namespace ph {

namespace {

QByteArray recoloured(QByteArray svg, const QColor& colour)
{
    // Breeze marks colours by class; here one colour takes the place of all, since a tone says what the icon
    // means.
    static const QRegularExpression colours(
        QStringLiteral("currentColor|#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}\\b"));
    QString text = QString::fromUtf8(svg);
    text.replace(colours, colour.name());
    return text.toUtf8();
}

class Engine : public QIconEngine {
public:
    Engine(QString name, Tone tone)
        : name_(std::move(name))
        , tone_(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap drawn = draw(rect.size() * ratio, mode);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, drawn);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return draw(size, mode);
    }
    QIconEngine* clone() const override { return new Engine(*this); }
    QString key() const override { return QStringLiteral("ph.themed"); }
    QString iconName() override { return name_; }
    bool isNull() override { return !QFile::exists(path()); }

private:
    QString path() const { return QStringLiteral(":/icons/%1.svg").arg(name_); }

    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        return Theme::of(palette).tone(tone_);
    }

    QPixmap draw(const QSize& size, QIcon::Mode mode) const
    {
        const QColor colour = this->colour(mode);
        const QString cacheKey =
            QStringLiteral("ph/%1/%2/%3x%4").arg(name_, colour.name()).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (QPixmapCache::find(cacheKey, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QFile file(path());
        if (file.open(QIODevice::ReadOnly)) {
            QSvgRenderer renderer(recoloured(file.readAll(), colour));
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            QPainter painter(&drawn);
            renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        }
        QPixmapCache::insert(cacheKey, drawn);
        return drawn;
    }

    QString name_;
    Tone tone_;
};

} // namespace

QIcon themedIcon(const QString& name, Tone tone)
{
    static const bool registered = (registerIcons(), true);
    Q_UNUSED(registered)
    return QIcon(new Engine(name, tone));
}

} // namespace ph
