#!/usr/bin/python3
"""Makes the workbooks of this folder. Run by hand (Debian's python3 with openpyxl and xlsxwriter, soffice).

xlsxwriter.xlsx   XlsxWriter: chart, picture, note, table, rules with extensions, sparkline, spilling formula
openpyxl.xlsx     openpyxl: absolute relationship targets, formulas without values, chart, note, table
libreoffice.xlsx  LibreOffice, from openpyxl.xlsx
by-hand.xlsx      zipfile: x: prefixes, shared formulas, x14 rules, threaded comments, parts nobody knows
"""
import datetime
import os
import subprocess
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d49484452000000010000000108020000009077'
    '53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082'
)


def xlsxwriter_book(path):
    import io
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    book.set_properties({'title': 'Prueba', 'created': datetime.datetime(2023, 4, 5)})
    data = book.add_worksheet('Datos')
    other = book.add_worksheet("L'otra hoja")
    hidden = book.add_worksheet('Oculta')
    hidden.hide()
    bold = book.add_format({'bold': True, 'bg_color': '#00B050', 'border': 1, 'num_format': '0.00%'})
    red = book.add_format({'bg_color': '#FF0000', 'font_color': '#FFFFFF'})
    data.write_row(0, 0, ['Municipio', 'Valor', 'Estado'])
    for i, row in enumerate([['Acolman', 0.5, 'Cumplió'], ['Aculco', 0.25, 'En proceso'], ['Ámbar', 3, '']], 1):
        data.write_row(i, 0, row)
    data.write(0, 3, 0.125, bold)
    data.write_rich_string(5, 0, 'dos ', bold, 'formatos')
    data.write_formula(5, 1, '=SUM(B2:B4)', None, 3.75)
    data.write_array_formula('B7', '{=SUM(B2:B4*2)}', None, 7.5)
    data.write_dynamic_array_formula('D7', '=UNIQUE(C2:C4)')
    data.write_url('A9', 'https://example.com/', string='fuera')
    data.write_url('A10', "internal:'L''otra hoja'!A1", string='dentro')
    data.write_comment('C2', 'una nota', {'author': 'Ana'})
    data.write_comment('C4', 'otra nota', {'author': 'Luis'})
    data.conditional_format('B2:B4', {'type': 'cell', 'criteria': '>', 'value': 1, 'format': red})
    data.conditional_format('B2:B4', {'type': 'data_bar', 'data_bar_2010': True})
    data.conditional_format('C2:C4', {'type': 'text', 'criteria': 'containing', 'value': 'ump', 'format': red})
    data.conditional_format('B2:C4', {'type': 'formula', 'criteria': '=$B2>2', 'format': red, 'stop_if_true': True})
    data.data_validation('C2:C4', {'validate': 'list', 'source': '=Estados', 'error_type': 'warning'})
    data.data_validation('B2:B4', {'validate': 'decimal', 'criteria': 'between', 'minimum': 0, 'maximum': 9})
    data.merge_range('A12:C13', 'combinada', bold)
    data.set_column('A:A', 18)
    data.set_row(0, 24)
    data.freeze_panes(1, 1)
    data.ignore_errors({'number_stored_as_text': 'A1:A9'})
    data.insert_image('F2', 'punto.png', {'image_data': io.BytesIO(PNG)})
    data.add_sparkline('E2', {'range': 'Datos!B2:B4'})
    chart = book.add_chart({'type': 'column'})
    chart.add_series({'values': '=Datos!$B$2:$B$4', 'categories': '=Datos!$A$2:$A$4'})
    other.insert_chart('D2', chart)
    other.add_table('A1:B4', {'columns': [{'header': 'Uno'}, {'header': 'Dos'}], 'name': 'Tabla'})
    other.write_formula('D1', '=SUM(Tabla[Dos])', None, 0)
    other.protect('', {'sort': True})
    other.set_landscape()
    other.fit_to_pages(1, 0)
    other.set_header('&CTítulo & más')
    other.repeat_rows(0)
    hidden.write_column(0, 0, ['Cumplió', 'En proceso'])
    book.define_name('Estados', '=Oculta!$A$1:$A$2')
    book.close()


def openpyxl_book(path):
    import openpyxl
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, IconSetRule
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.styles.colors import Color
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    book = openpyxl.Workbook()
    data = book.active
    data.title = 'Datos'
    for row in [['Municipio', 'Valor'], ['Acolman', 1], ['Aculco', 2]]:
        data.append(row)
    data['C2'] = '=B2*2'
    data['C3'] = '=SUM(B2:B3)'
    data['A5'] = datetime.date(2023, 4, 5)
    data['A1'].font = Font(name='Arial', size=14, bold=True, italic=True, underline='single', strike=True, color='FF0000')
    data['A1'].fill = PatternFill('solid', fgColor='00B050')
    data['B1'].fill = PatternFill('solid', fgColor=Color(theme=4, tint=0.3999))
    data['A2'].fill = PatternFill('solid', fgColor=Color(indexed=13))
    data['A3'].fill = PatternFill('lightUp', fgColor='FF0000', bgColor='FFFF00')
    data['B2'].alignment = Alignment('center', 'center', wrap_text=True, indent=1, text_rotation=45)
    data['B2'].protection = Protection(locked=False)
    data['B3'].border = Border(left=Side('thin', '808080'), bottom=Side('double'))
    data['B3'].number_format = '#,##0.00'
    data['A2'].comment = Comment('una nota', 'Ana')
    data.add_table(Table(displayName='Tabla', ref='A1:B3'))
    data.conditional_formatting.add('B2:B3', CellIsRule('equal', ['"Cumplió"'], fill=PatternFill(bgColor='00B050')))
    data.conditional_formatting.add('B2:B3', ColorScaleRule('min', None, 'FF0000', 'max', None, '00FF00'))
    data.conditional_formatting.add('B2:B3', IconSetRule('3Arrows', 'percent', [0, 33, 67]))
    validation = DataValidation('list', '"Sí,No"', allow_blank=True)
    validation.add('B2:B3')
    data.add_data_validation(validation)
    data.print_title_rows = '1:1'
    data.print_area = 'A1:C3'
    chart = BarChart()
    chart.add_data(Reference(data, min_col=2, min_row=1, max_row=3))
    data.add_chart(chart, 'E2')
    secret = book.create_sheet('Secreta')
    secret.sheet_state = 'veryHidden'
    secret['A1'] = 'lista'
    book.create_sheet('Última')['A1'] = '=Datos!B3+1'
    book.defined_names.append(DefinedName('Valores', attr_text='Datos!$B$2:$B$3', hidden=True))
    book.save(path)


MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
XM = 'http://schemas.microsoft.com/office/excel/2006/main'
PERSON = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
X14AC = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'


def relations(*items):
    rows = ''.join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(items, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def by_hand_book(path):
    sheet = f'''<x:worksheet xmlns:x="{MAIN}" xmlns:r="{REL}" xmlns:mc="{MC}" mc:Ignorable="x14ac" xmlns:x14ac="{X14AC}">
 <x:sheetPr codeName="Hoja1"><x:outlinePr summaryBelow="0"/></x:sheetPr>
 <x:dimension ref="A1:C6"/>
 <x:sheetViews><x:sheetView tabSelected="1" workbookViewId="0"><x:selection activeCell="B2" sqref="B2:C3"/></x:sheetView></x:sheetViews>
 <x:sheetFormatPr defaultRowHeight="14.4" x14ac:dyDescent="0.3"/>
 <x:sheetData>
  <x:row r="1" spans="1:3" x14ac:dyDescent="0.3"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="str"><x:f>A1&amp;"!"</x:f><x:v>uno!</x:v></x:c></x:row>
  <x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c><x:c r="B2"><x:f t="shared" ref="B2:B5" si="0">A2*$A$2+_xlfn.IFNA(0,0)</x:f><x:v>1</x:v></x:c><x:c r="C2"><x:f>RARA.FUNCION(A2)</x:f><x:v>77</x:v></x:c></x:row>
  <x:row r="3"><x:c r="A3"><x:v>2</x:v></x:c><x:c r="B3"><x:f t="shared" si="0"/><x:v>2</x:v></x:c></x:row>
  <x:row r="4"><x:c r="A4"><x:v>3</x:v></x:c><x:c r="B4"><x:f t="shared" si="0"/><x:v>3</x:v></x:c></x:row>
  <x:row r="5"><x:c r="A5"><x:v>4</x:v></x:c><x:c r="B5"><x:f t="shared" si="0"/><x:v>4</x:v></x:c><x:c r="C5" t="e"><x:v>#N/A</x:v></x:c></x:row>
  <x:row r="6"><x:c r="A6" t="inlineStr"><x:is><x:t xml:space="preserve"> en línea_x0041_ </x:t></x:is></x:c><x:c r="B6" t="b"><x:v>1</x:v></x:c></x:row>
 </x:sheetData>
 <x:conditionalFormatting sqref="A2:A5"><x:cfRule type="futureKind" priority="7"><x:formula>1</x:formula></x:cfRule></x:conditionalFormatting>
 <x:pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>
 <x:pageSetup orientation="landscape" r:id="rId1"/>
 <x:rowBreaks count="1" manualBreakCount="1"><x:brk id="3" max="16383" man="1"/></x:rowBreaks>
 <x:legacyDrawing r:id="rId3"/>
 <x:extLst>
  <x:ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="expression" priority="3" id="{{00000000-000E-0000-0000-000001000000}}"><xm:f>Otra!$A$1=A2</xm:f><x14:dxf><fill><patternFill><bgColor rgb="FF00B050"/></patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>A2:A5</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></x:ext>
  <x:ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations count="1" xmlns:xm="{XM}"><x14:dataValidation type="list" allowBlank="1" showInputMessage="1"><x14:formula1><xm:f>Otra!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C2:C5</xm:sqref></x14:dataValidation></x14:dataValidations></x:ext>
 </x:extLst>
</x:worksheet>'''
    parts = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>'
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        + ''.join(
            f'<Override PartName="/{name}" ContentType="application/vnd.{kind}+xml"/>'
            for name, kind in [
                ('xl/workbook.xml', 'openxmlformats-officedocument.spreadsheetml.sheet.main'),
                ('xl/worksheets/sheet1.xml', 'openxmlformats-officedocument.spreadsheetml.worksheet'),
                ('xl/worksheets/sheet2.xml', 'openxmlformats-officedocument.spreadsheetml.worksheet'),
                ('xl/sharedStrings.xml', 'openxmlformats-officedocument.spreadsheetml.sharedStrings'),
                ('xl/calcChain.xml', 'openxmlformats-officedocument.spreadsheetml.calcChain'),
                ('xl/comments1.xml', 'openxmlformats-officedocument.spreadsheetml.comments'),
                ('xl/threadedComments/threadedComment1.xml', 'ms-excel.threadedcomments'),
                ('xl/persons/person.xml', 'ms-excel.person'),
                ('docProps/app.xml', 'openxmlformats-officedocument.extended-properties'),
            ]
        )
        + '</Types>',
        '_rels/.rels': relations((f'{REL}/officeDocument', 'xl/workbook.xml'), (f'{REL}/extended-properties', 'docProps/app.xml')),
        'docProps/app.xml': '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Mano</Application>'
        '<TitlesOfParts><vt:vector size="2" baseType="lpstr"><vt:lpstr>Hoja1</vt:lpstr><vt:lpstr>Otra</vt:lpstr></vt:vector></TitlesOfParts></Properties>',
        'xl/workbook.xml': f'<x:workbook xmlns:x="{MAIN}" xmlns:ns1="{REL}"><x:fileVersion appName="xl"/>'
        '<x:bookViews><x:workbookView activeTab="0"/></x:bookViews><x:sheets><x:sheet name="Hoja1" sheetId="5" ns1:id="rId1"/>'
        '<x:sheet name="Otra" sheetId="9" ns1:id="rId2"/></x:sheets><x:calcPr calcId="191029"/>'
        '<x:extLst><x:ext uri="{desconocida}"><algo xmlns="urn:algo" a="1"/></x:ext></x:extLst></x:workbook>',
        'xl/_rels/workbook.xml.rels': relations(
            (f'{REL}/worksheet', 'worksheets/sheet1.xml'),
            (f'{REL}/worksheet', '/xl/worksheets/sheet2.xml'),
            (f'{REL}/sharedStrings', 'sharedStrings.xml'),
            (f'{REL}/calcChain', 'calcChain.xml'),
            ('http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'),
            (f'{REL}/algoRaro', '../raro/parte.bin'),
        ),
        'raro/parte.bin': b'\x00\x01raro\xff',
        'xl/calcChain.xml': f'<calcChain xmlns="{MAIN}"><c r="B2" i="1"/></calcChain>',
        'xl/sharedStrings.xml': f'<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>uno</t></si>'
        '<si><r><rPr><b/></rPr><t>ne</t></r><r><t xml:space="preserve">gro </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
        'xl/worksheets/sheet1.xml': sheet,
        'xl/worksheets/sheet2.xml': f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="d"><v>2023-04-05T12:00:00</v></c><c><v>2</v></c></row>'
        '<row><c><f>Hoja1!B5</f><v>4</v></c></row></sheetData></worksheet>',
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
            (f'{REL}/printerSettings', '../printerSettings/printerSettings1.bin'),
            (f'{REL}/comments', '../comments1.xml'),
            (f'{REL}/vmlDrawing', '../drawings/vmlDrawing1.vml'),
            ('http://schemas.microsoft.com/office/2017/10/relationships/threadedComment', '../threadedComments/threadedComment1.xml'),
        ),
        'xl/printerSettings/printerSettings1.bin': b'\x01\x02\x03',
        'xl/comments1.xml': f'<comments xmlns="{MAIN}"><authors><author>Ana</author><author>tc={{11111111-2222-3333-4444-555555555555}}</author></authors>'
        '<commentList><comment ref="A3" authorId="0"><text><r><t>nota de Ana</t></r></text></comment>'
        '<comment ref="A4" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
        'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" style="visibility:hidden"><x:ClientData ObjectType="Note">'
        '<x:Anchor>1, 15, 2, 2, 3, 54, 5, 16</x:Anchor><x:Row>2</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>'
        '<v:shape id="_x0000_s1026"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 3, 2, 3, 54, 6, 16</x:Anchor><x:Row>3</x:Row>'
        '<x:Column>0</x:Column></x:ClientData></v:shape></xml>',
        'xl/threadedComments/threadedComment1.xml': f'<ThreadedComments xmlns="{PERSON}"><threadedComment ref="A4" dT="2023-04-05T10:00:00.00" '
        'personId="{99999999-2222-3333-4444-555555555555}" id="{11111111-2222-3333-4444-555555555555}"><text>un hilo</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': f'<personList xmlns="{PERSON}"><person displayName="Luisa" id="{{99999999-2222-3333-4444-555555555555}}" userId="l" providerId="None"/></personList>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


if __name__ == '__main__':
    xlsxwriter_book(f'{HERE}/xlsxwriter.xlsx')
    openpyxl_book(f'{HERE}/openpyxl.xlsx')
    by_hand_book(f'{HERE}/by-hand.xlsx')
    subprocess.run(
        ['soffice', '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', '/tmp/lo-workbook', f'{HERE}/openpyxl.xlsx'],
        check=True,
    )
    os.replace('/tmp/lo-workbook/openpyxl.xlsx', f'{HERE}/libreoffice.xlsx')
