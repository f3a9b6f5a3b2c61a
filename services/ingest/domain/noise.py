"""
Lines of a page that are no part of the article, in other languages than English: read on, sign up, advertisement,
share, all rights reserved. One phrase to a line, a pattern in which a space stands for itself.
"""

# A line that begins so, whatever follows.
LEADS = r"""
    lesen sie (?:auch|mehr|hier)
    mehr (?:zum thema|dazu)\b
    auch interessant
    das könnte sie (?:auch )?interessieren
    jetzt (?:weiterlesen|abonnieren|anmelden)
    (?:à )?lire (?:aussi|également|plus|la suite)
    sur le même (?:sujet|thème)
    (?:abonnez|inscrivez)[- ]vous
    crédits? photos?
    (?:lea|lee|leer|vea|ver) (?:también|tambien|además|más)
    (?:le|te) puede interesar
    (?:noticias|temas|notas) relacionad[ao]s
    suscr[ií]b(?:e|a)(?:te|se)
    leggi anche
    potrebbe interessarti
    (?:iscriviti|abbonati)\b
    (?:leia|veja|saiba|assista) (?:também|tambem|mais)
    (?:notícias|matérias) relacionadas
    inscreva-se
    assine (?:já|agora|aqui|nossa|a newsletter)
    lees (?:ook|meer|verder)
    meer over dit onderwerp
    (?:czytaj|zobacz|przeczytaj|dowiedz się) (?:też|także|również|więcej)
    polecane artykuły
    (?:читайте|смотрите) (?:также|ещё|еще|також|ще)
    подробнее по теме
    подпис(?:ывайтесь|аться|ывайся)
    підпис(?:уйтесь|атися|уйся)
    (?:если вы )?(?:нашли|заметили) (?:ошибку|опечатку)
    (?:якщо ви )?(?:знайшли|помітили) помилку
    ilgili haber(?:ler)?\b
    bunlar da ilginizi çekebilir
    haberin devamı
    (?:lasi|lasiet) arī
    اقرأ(?:وا)? (?:أيضا|أيضًا|أيضاً|المزيد)
    (?:مواضيع|أخبار) ذات صلة
    بیشتر بخوانید
    (?:相关|相關|延伸)(?:阅读|閱讀|新闻|新聞|内容|內容|链接|連結|报道|報道|報導)
    (?:版权所有|版權所有|责任编辑|責任編輯)
    (?:関連記事|関連ニュース|無断転載)
    (?:관련 ?기사|관련 ?뉴스|무단 ?전재)
"""
# A line that is this and no more.
WHOLE = r"""
    anzeige|weiterlesen|teilen|drucken|kommentare?|zum thema|zur startseite|zum newsletter
    publicité|partager|commentaires|la suite après (?:cette|la) publicité|s['’]abonner|voir plus
    publicidad|compartir|comentarios|más información|seguir leyendo
    pubblicità|condividi|commenti
    publicidade|compartilhar?|comentários
    advertentie|deel dit artikel|reacties
    reklama|reklāma|udostępnij|komentarze
    реклама|поделиться|поділитися|комментарии|коментарі
    إعلان|شارك|تعليقات
    广告|廣告|分享|評論|评论|広告|シェア|続きを読む|광고
"""
# A line that holds this.
WITHIN = r"""
    (?:riproduzione riservata|tutti i diritti riservati)
    alle (?:rechte vorbehalten|rechten voorbehouden)
    (?:tous droits réservés|todos los derechos reservados|todos os direitos reservados)
    wszelkie prawa zastrzeżone
    (?:все права защищены|(?:усі|всі) права захищен\w{1,3})
    (?:جميع الحقوق محفوظة|کلیه حقوق محفوظ)
"""


def phrases(table: str) -> str:
    """Join a table to one pattern."""
    return "|".join(line.strip() for line in table.split("\n") if line.strip())
